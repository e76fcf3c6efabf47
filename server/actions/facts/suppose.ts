import type { Sql } from '../../../db/database.ts'
import { listDuties } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import type { FactChange } from '../../contract/facts.ts'
import type { Fact } from '../../rules/facts.ts'
import { type WhatIf, type WhatIfInput, whatIf } from '../../rules/whatIf.ts'
import { type Access, openIncident } from '../access.ts'
import { anchorsFor } from '../duties/anchors.ts'
import { actsOf } from '../duties/fulfil.ts'
import { filedUnder, profileOf } from '../duties/judge.ts'
import { confirmedGrades } from '../gradings/confirmed.ts'
import { lawOf } from '../templates.ts'
import { fromContract, refuseContradiction, refuseUnfit } from './change.ts'
import { sheetOf } from './sheet.ts'

type Supposed = Omit<FactChange, 'version' | 'basis'>

/** What would follow from other facts. Whoever may see the incident may ask; nothing is written. */
export async function suppose(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  incidentId: string,
  changes: readonly Supposed[],
): Promise<WhatIf> {
  const access = await openIncident(sql, actor, incidentId)
  const now = ctx.now(access.world)
  const sheet = await sheetOf(sql, incidentId)
  const wanted = changes.map((change) => fromContract({ ...change, version: 0, basis: '' }))
  refuseUnfit(ctx, wanted, now)
  refuseContradiction(sheet, wanted, actor.id, now)
  const versionOf = (change: Supposed) =>
    sheet.find((f) => f.key === change.key && f.group === change.group && f.language === change.language)
      ?.version ?? 0
  const supposed = wanted.map(
    (change): Fact => ({ ...change, version: versionOf(change) + 1, by: actor.id, at: now }),
  )
  return whatIf(sheet, supposed, await inputFor(ctx, sql, access, now))
}

/** Everything but the facts: the law as the incident began with it, the company, what was done and confirmed. */
export async function inputFor(
  ctx: Context,
  sql: Sql,
  { incident }: Access,
  now: number,
): Promise<WhatIfInput> {
  const { fines, laws, datamap, calendar } = ctx.templates
  const rows = await listDuties(sql, incident.id)
  return {
    ...(await lawOf(ctx, sql, incident.packsDigest)),
    fines,
    laws,
    profile: await profileOf(sql),
    categories: datamap.categories,
    calendar,
    filed: await filedUnder(sql, incident.id),
    confirmed: await confirmedGrades(sql, incident.id),
    standing: rows.map((row) => ({
      ruleId: row.ruleId,
      state: row.state,
      declined: row.closeReason === 'counsel_declined',
      acts: actsOf(row),
    })),
    anchors: await anchorsFor(sql, incident, await sheetOf(sql, incident.id)),
    reportedAt: incident.reportedAt,
    severity: incident.severity,
    now,
  }
}
