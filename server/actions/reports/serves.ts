import type { Sql } from '../../../db/database.ts'
import type { DutyRow } from '../../../db/queries/duties.ts'
import type { Context } from '../../context.ts'
import type { Clock } from '../../rules/clock.ts'
import type { DutyRule, Fulfilment } from '../../rules/duties.ts'
import type { Stage } from '../../rules/reportForm.ts'
import type { Access } from '../access.ts'
import { clocksOf } from '../duties/clocks.ts'
import { ruleOf } from '../duties/evaluate.ts'

/** What filing a report of a stage does. Whatever the stage, the departments for personal information are told by it. */
export const actsOfStage: Record<Stage, Fulfilment[]> = {
  first: ['report:first', 'report:departments'],
  supplement: ['report:supplement', 'report:departments'],
  final: ['report:final', 'report:departments'],
}

export interface Served {
  row: DutyRow
  rule: DutyRule
  clock: Clock
}

/** Open duties that a report of this stage serves, what ends soonest first, the law's own terms before the company's. */
export async function servedBy(ctx: Context, sql: Sql, access: Access, stage: Stage): Promise<Served[]> {
  return (await clocksOf(ctx, sql, access))
    .map(({ row, clock }) => ({ row, clock, rule: ruleOf(row) }))
    .filter(({ row, rule }) => isOpen(row) && stillAsks(row, rule, stage))
    .sort((a, b) => end(a) - end(b) || Number(a.clock.internalTarget) - Number(b.clock.internalTarget))
}

/** The commander may sign unapproved while one of these runs out (amber), or has. */
export const isUrgent = (served: readonly Served[]): boolean =>
  served.some(({ clock }) => clock.state === 'soon' || clock.state === 'late')

const isOpen = (row: DutyRow) => row.state === 'open' && row.result !== 'does_not_apply'
const stillAsks = (row: DutyRow, rule: DutyRule, stage: Stage) =>
  actsOfStage[stage].some(
    (act) => rule.fulfilledBy.includes(act) && !row.acts.some((done) => done.act === act),
  )
const end = ({ clock }: Served) => clock.dueAt ?? Number.POSITIVE_INFINITY
