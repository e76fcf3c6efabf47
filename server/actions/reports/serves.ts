import type { Sql } from '../../../db/database.ts'
import type { DutyRow } from '../../../db/queries/duties.ts'
import type { Context } from '../../context.ts'
import type { Clock } from '../../rules/clock.ts'
import type { DutyRule, Fulfilment } from '../../rules/duties.ts'
import type { Stage } from '../../rules/reportForm.ts'
import type { Access } from '../access.ts'
import { clocksOf } from '../duties/clocks.ts'
import { ruleOf } from '../duties/evaluate.ts'

/**
 * What filing a report of a stage does. Whatever the stage, the departments for personal information are told by it. A sector's
 * authority is told by a first report that names its duty.
 */
export const actsOfStage: Record<Stage, Fulfilment[]> = {
  first: ['report:first', 'report:departments', 'report:authority'],
  supplement: ['report:supplement', 'report:departments'],
  final: ['report:final', 'report:departments'],
}

export interface Served {
  row: DutyRow
  rule: DutyRule
  clock: Clock
}

/**
 * Open duties that a report of this stage serves, what ends soonest first, the law's own terms before the company's; those that
 * must be named come last.
 */
export async function servedBy(ctx: Context, sql: Sql, access: Access, stage: Stage): Promise<Served[]> {
  return (await clocksOf(ctx, sql, access))
    .map(({ row, clock }) => ({ row, clock, rule: ruleOf(row) }))
    .filter(({ row, rule }) => isOpen(row) && stillAsks(row, rule, stage))
    .sort(
      (a, b) =>
        last(a) - last(b) ||
        end(a) - end(b) ||
        Number(a.clock.internalTarget) - Number(b.clock.internalTarget),
    )
}

/**
 * The commander may sign unapproved while one of these runs out (amber), or has. A target of our own towards a sector's authority is
 * no such haste.
 */
export const isUrgent = (served: readonly Served[]): boolean =>
  served
    .filter(({ rule, clock }) => !(mustBeNamed(rule) && clock.internalTarget))
    .some(({ clock }) => clock.state === 'soon' || clock.state === 'late')

/** Owed to an authority of its own: a filing serves it only by naming it. */
export const mustBeNamed = ({ fulfilledBy }: Pick<DutyRule, 'fulfilledBy'>): boolean =>
  fulfilledBy.includes('report:authority')

const isOpen = (row: DutyRow) => row.state === 'open' && row.result !== 'does_not_apply'
const stillAsks = (row: DutyRow, rule: DutyRule, stage: Stage) =>
  actsOfStage[stage].some(
    (act) => rule.fulfilledBy.includes(act) && !row.acts.some((done) => done.act === act),
  )
const last = ({ rule }: Served) => Number(mustBeNamed(rule))
const end = ({ clock }: Served) => clock.dueAt ?? Number.POSITIVE_INFINITY
