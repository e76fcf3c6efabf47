import type { Sql } from '../../../db/database.ts'
import { listExemptions } from '../../../db/queries/duties.ts'
import { listEnquiries } from '../../../db/queries/enquiries.ts'
import { listPhases, updateIncident } from '../../../db/queries/incidents.ts'
import { listOrders, type OrderRow } from '../../../db/queries/orders.ts'
import { listParties } from '../../../db/queries/parties.ts'
import { listReclassifications } from '../../../db/queries/reclassifications.ts'
import { listReports } from '../../../db/queries/reports.ts'
import { listTasks } from '../../../db/queries/tasks.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, stale } from '../../problem.ts'
import { type ClosingGap, type ClosingState, closingGaps } from '../../rules/closing.ts'
import { listedParties } from '../../rules/party.ts'
import { type Access, openToChange } from '../access.ts'
import { clocksOf } from '../duties/clocks.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { addFacts } from '../facts/sheet.ts'
import { record } from '../record.ts'
import { planOf } from '../templates.ts'
import { progressOf } from './progress.ts'

/** What stands between now and ending the response or closing. */
export async function gapsOf(
  ctx: Context,
  sql: Sql,
  access: Access,
  aim: 'end' | 'close',
): Promise<ClosingGap[]> {
  const gaps = closingGaps(await closingState(ctx, sql, access))
  return aim === 'close' ? gaps : gaps.filter(({ code }) => endsOnly.has(code))
}

/** The response may end with tasks and phases of the aftermath still open; nobody may be left untold or unreported. */
const endsOnly: ReadonlySet<ClosingGap['code']> = new Set([
  'duty_open',
  'order_unsent',
  'people_unresolved',
  'undecided',
  'tenant_untold',
])

async function closingState(ctx: Context, sql: Sql, access: Access): Promise<ClosingState> {
  const { incident } = access
  const plan = incident.planDigest ? await planOf(ctx, sql, incident.planDigest) : undefined
  const { seatsFilled } = await progressOf(ctx, sql, access)
  const phases = await listPhases(sql, incident.id)
  const orders = await listOrders(sql, incident.id)
  const decisions = [
    ...(await listExemptions(sql, incident.id)),
    ...(await listReclassifications(sql, incident.id)),
  ]
  return {
    ended: incident.status !== 'open',
    duties: (await clocksOf(ctx, sql, access)).map(({ row, clock }) => ({
      ruleId: row.ruleId,
      state: row.state,
      clock: clock.state,
    })),
    requiredSeats: plan?.seats ?? [],
    filledSeats: seatsFilled,
    orders: orders.map((order) => ({
      id: order.id,
      settled: settled.has(order.state),
      unresolved: unresolved(order),
    })),
    tasks: (await listTasks(sql, incident.id)).map((task) => ({
      id: task.id,
      open: task.state === 'open' || task.state === 'doing',
    })),
    phases: phases.slice(0, -1).map((phase) => ({ key: phase.key, left: phase.leftAt !== null })),
    reports: (await listReports(sql, incident.id)).map((report) => ({
      id: report.id,
      filed: report.filedAt !== null || report.state === 'withdrawn',
    })),
    parties: listedParties(await listParties(sql, incident.id)).map((party) => ({
      id: party.id,
      untold: party.kind === 'tenant' && party.toldAt === null,
      questionOpen: party.askedAt !== null && party.answeredAt === null,
    })),
    enquiries: (await listEnquiries(sql, incident.id)).map(({ id, answeredAt }) => ({
      id,
      open: answeredAt === null,
    })),
    undecided: decisions.filter((row) => row.state === 'proposed').map((row) => row.id),
  }
}

const settled: ReadonlySet<string> = new Set(['done', 'cancelled'])
const unresolved = (order: OrderRow) => {
  const { trying, unknown, guardians } = order.counters
  return order.sandbox ? 0 : trying + unknown + guardians.trying + guardians.unknown
}

/** The commander ends the response, after checks: the clock of the final report starts. Nothing else changes. */
export async function endIncident(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { summary, version }: { summary: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'end')
    const { incident, world } = access
    if (incident.status !== 'open') throw conflict('already_ended', 'The response has ended already.')
    await refuseGaps(ctx, tx, access, 'end')
    const at = ctx.now(world)
    if (!(await updateIncident(tx, { id: incidentId, version }, { status: 'ended', endedAt: at })))
      throw stale('incident', { version: incident.version })
    await record(ctx, tx, actor, { name: 'response.ended', incidentId, world, payload: { summary } })
    await addFacts(tx, actor, incidentId, at, [{ key: 'endedAt', value: at, basis: summary }])
    await evaluateDuties(ctx, tx, actor, access, 'response.ended')
  })
}

/** Closing is refused while anything is not done, and marks nothing as done. */
export async function closeIncident(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { summary, version }: { summary: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'close')
    const { incident, world } = access
    await refuseGaps(ctx, tx, access, 'close')
    if (
      !(await updateIncident(tx, { id: incidentId, version }, { status: 'closed', closedAt: ctx.now(world) }))
    )
      throw stale('incident', { version: incident.version })
    await record(ctx, tx, actor, { name: 'incident.closed', incidentId, world, payload: { summary } })
  })
}

async function refuseGaps(ctx: Context, sql: Sql, access: Access, aim: 'end' | 'close'): Promise<void> {
  const gaps = await gapsOf(ctx, sql, access, aim)
  if (gaps.length)
    throw conflict(`cannot_${aim}`, `Not everything is done: ${gaps.map((g) => g.code).join(', ')}.`, {
      gaps,
    })
}
