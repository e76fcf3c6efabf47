import type { Sql } from '../../../db/database.ts'
import type { DutyRow } from '../../../db/queries/duties.ts'
import type { Context } from '../../context.ts'
import type { Clock } from '../../rules/clock.ts'
import type { DutyRule, Fulfilment } from '../../rules/dutyRule.ts'
import { isFor, type ReportForm, type Stage } from '../../rules/reportForm.ts'
import type { Access } from '../access.ts'
import { clocksOf } from '../duties/clocks.ts'
import { ruleOf } from '../duties/evaluate.ts'
import { lawOf } from '../templates.ts'

/**
 * What filing a report of a stage does. Whatever the stage, the departments for personal information are told by it, and an
 * authority of its own by a report that names its duty. A correction tells what was wrong, and so supplements.
 */
export const actsOfStage: Record<Stage, Fulfilment[]> = {
  first: ['report:first', 'report:departments', 'report:authority'],
  supplement: ['report:supplement', 'report:departments', 'report:authority'],
  correction: ['report:supplement', 'report:departments', 'report:authority'],
  final: ['report:final', 'report:departments', 'report:authority'],
}

export interface Served {
  row: DutyRow
  rule: DutyRule
  clock: Clock
  /** Owed to an authority of its own: a filing serves it only by naming it, unless the form is made for it. */
  mustBeNamed: boolean
}

/**
 * Open duties that a report of this stage on this form serves: what ends soonest first, the law's own terms before the
 * company's; those that must be named come last.
 */
export async function servedBy(
  ctx: Context,
  sql: Sql,
  access: Access,
  stage: Stage,
  form: ReportForm,
): Promise<Served[]> {
  const placeOf = await placesOf(ctx, sql, access)
  return (await clocksOf(ctx, sql, access))
    .map(({ row, clock }) => ({ row, clock, rule: ruleOf(row) }))
    .filter(
      ({ row, rule }) => isOpen(row) && asksFor(row, rule, stage, form) && isFor(form, placeOf(rule.id)),
    )
    .map((one) => ({ ...one, mustBeNamed: mustBeNamed(one.rule, form.stages[stage]?.rules ?? []) }))
    .sort(
      (a, b) =>
        Number(a.mustBeNamed) - Number(b.mustBeNamed) ||
        end(a) - end(b) ||
        Number(a.clock.internalTarget) - Number(b.clock.internalTarget),
    )
}

/** Whose law a rule is, by the packs this incident began with. */
export async function placesOf(
  ctx: Context,
  sql: Sql,
  { incident }: Access,
): Promise<(ruleId: string) => string> {
  const { packs } = await lawOf(ctx, sql, incident.packsDigest)
  const byRule = new Map(
    packs.flatMap(({ jurisdiction, rules }) => rules.map(({ id }) => [id, jurisdiction] as const)),
  )
  return (ruleId) => byRule.get(ruleId) ?? 'CN'
}

/**
 * The commander may sign unapproved while one of these runs out (amber), or has. A target of our own towards a sector's authority is
 * no such haste.
 */
export const isUrgent = (served: readonly Served[]): boolean =>
  served
    .filter(({ mustBeNamed: named, clock }) => !(named && clock.internalTarget))
    .some(({ clock }) => clock.state === 'soon' || clock.state === 'late')

const mustBeNamed = ({ id, fulfilledBy }: DutyRule, named: readonly string[]): boolean =>
  fulfilledBy.includes('report:authority') && !named.includes(id)

const isOpen = (row: DutyRow) => row.state === 'open' && row.result !== 'does_not_apply'

function asksFor(row: DutyRow, { id, fulfilledBy }: DutyRule, stage: Stage, form: ReportForm): boolean {
  const offered = actsOfStage[stage].filter((act) => act !== 'report:authority' || takes(id, stage, form))
  return offered.some((act) => fulfilledBy.includes(act) && !row.acts.some((done) => done.act === act))
}

/** An authority of its own is told first by a first report; later only on the form made for it, or on one made for none. */
const takes = (ruleId: string, stage: Stage, { stages, places }: ReportForm): boolean =>
  stage === 'first' || places.length === 0 || Boolean(stages[stage]?.rules.includes(ruleId))

const end = ({ clock }: Pick<Served, 'clock'>) => clock.dueAt ?? Number.POSITIVE_INFINITY
