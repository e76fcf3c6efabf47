import type { Sql } from '../../db/database.ts'
import { openIncident } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import { inputFor, suppose } from '../actions/facts/suppose.ts'
import type { Actor, Context } from '../context.ts'
import type { FactChange } from '../contract/facts.ts'
import type { DutyChangeView, DutySide, ExposureView, SuppositionView } from '../contract/whatIf.ts'
import type { ExposureNow } from '../rules/fines.ts'
import { ownSchemes } from '../rules/gradeNames.ts'
import type { DutyChange, ExpectedDuty, WhatIf } from '../rules/whatIf.ts'
import { whatIf } from '../rules/whatIf.ts'
import { isoOrNull } from './values.ts'

export async function suppositionView(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  incidentId: string,
  changes: readonly Omit<FactChange, 'version' | 'basis'>[],
): Promise<SuppositionView> {
  const result = await suppose(ctx, sql, actor, incidentId, changes)
  const open = result.after.duties.filter(({ standing }) => standing === 'owed' || standing === 'asked')
  const changed = result.changes.map(({ ruleId }) => ruleId)
  return {
    duties: result.changes.map((change) => changeView(change, result)),
    unchanged: open.filter(({ rule }) => !changed.includes(rule.id)).length,
    grades: gradesOf(ctx, result),
    exposures: {
      before: result.before.exposures.map(exposureView),
      after: result.after.exposures.map(exposureView),
    },
  }
}

/** What holds now, with nothing supposed. */
export async function exposuresView(ctx: Context, sql: Sql, actor: Actor, incidentId: string) {
  const access = await openIncident(sql, actor, incidentId)
  const input = await inputFor(ctx, sql, access, ctx.now(access.world))
  const { before } = whatIf(await sheetOf(sql, incidentId), [], input)
  return {
    exposures: before.exposures.map(exposureView),
    turnoverGiven: typeof input.profile.turnoverYuan === 'number',
  }
}

function changeView({ ruleId, kind }: DutyChange, { before, after }: WhatIf): DutyChangeView {
  const of = (duties: readonly ExpectedDuty[]) =>
    duties.find(({ rule }) => rule.id === ruleId) as ExpectedDuty
  const { rule } = of(after.duties)
  return {
    ruleId,
    kind,
    title: rule.title,
    recipient: rule.recipient.name,
    law: rule.basis[0]?.name ?? {},
    article: rule.basis[0]?.article ?? {},
    mark: rule.mark,
    before: sideOf(of(before.duties)),
    after: sideOf(of(after.duties)),
  }
}

const sideOf = ({
  standing,
  startAt,
  dueAt,
  internalTarget,
  late,
  needsCounsel,
}: ExpectedDuty): DutySide => ({
  standing,
  startAt: isoOrNull(startAt),
  dueAt: isoOrNull(dueAt),
  internal: internalTarget,
  late,
  needsCounsel,
})

function gradesOf({ templates: { schemes } }: Context, { before, after }: WhatIf): SuppositionView['grades'] {
  const ids = [...new Set([...before.grades, ...after.grades].map(({ scheme }) => scheme))]
  return ids.map((id) => {
    const scheme = schemes.find((one) => one.id === id)
    const [was, is] = [before, after].map(({ grades }) => grades.find((one) => one.scheme === id))
    return {
      scheme: id,
      name: scheme?.name ?? ownSchemes[id as 'enisa']?.name ?? {},
      before: (was?.inForce ?? null) as SuppositionView['grades'][number]['before'],
      after: (is?.inForce ?? null) as SuppositionView['grades'][number]['after'],
      line: scheme?.lines.find(({ key }) => key === is?.line)?.says ?? null,
    }
  })
}

const exposureView = ({ exposure, law, ...now }: ExposureNow): ExposureView => {
  const { breachOf: _, law: _key, ...article } = exposure
  return { ...article, ...now, law }
}
