import { listOpenIncidents } from '../../db/queries/incidents.ts'
import { isQueued } from '../../db/queries/installation.ts'
import { listSeats, rosterFor, updateSeat } from '../../db/queries/seats.ts'
import { listTasks } from '../../db/queries/tasks.ts'
import { type Access, openIncident } from '../actions/access.ts'
import { record } from '../actions/record.ts'
import { callTo } from '../actions/seats/call.ts'
import { tellStaff } from '../actions/tellStaff.ts'
import { planOf } from '../actions/templates.ts'
import { type Context, systemActor } from '../context.ts'
import { startPoller } from '../poller.ts'
import { silentMs } from '../rules/seats.ts'
import { warnOfEnquiries } from './enquiries.ts'
import { remind } from './parties.ts'
import { warn } from './warnings.ts'

/** Warns at shares of each term, chases late tasks, calls deputies. What was missed while off is told at once, once. */
export const startClocks = (ctx: Context) => startPoller(ctx, 'clocks', 5_000, () => processClocks(ctx))

async function processClocks(ctx: Context): Promise<void> {
  for (const { incident } of await listOpenIncidents(ctx.db.read)) {
    const access = await openIncident(ctx.db.read, systemActor, incident.id)
    await warn(ctx, access)
    await chase(ctx, access)
    await callDeputies(ctx, access)
    await remind(ctx, access)
    await warnOfEnquiries(ctx, access)
  }
}

async function chase(ctx: Context, access: Access): Promise<void> {
  const now = ctx.now(access.world)
  for (const task of await listTasks(ctx.db.read, access.incident.id)) {
    const late = (task.state === 'open' || task.state === 'doing') && task.dueAt !== null && task.dueAt <= now
    if (!late || !task.seat) continue
    const news = { kind: 'task_late' as const, task: task.title, ...about(access, false) }
    await tell(ctx, access, `task:${task.id}:${task.dueAt}`, [task.seat, 'commander'], news)
  }
}

async function callDeputies(ctx: Context, access: Access): Promise<void> {
  const { incident, world } = access
  const plan = incident.planDigest ? await planOf(ctx, ctx.db.read, incident.planDigest) : undefined
  for (const seat of plan?.seats ?? []) {
    const silent = access.seats.find((s) => s.seat === seat && s.acceptedAt === null)
    if (!silent || ctx.now(world) - silent.calledAt < silentMs) continue
    await ctx.db.write(async (tx) => {
      const people = await rosterFor(tx, seat)
      const now = (await listSeats(tx, [incident.id])).find((s) => s.id === silent.id)
      const next = people[people.findIndex((p) => p.userId === silent.userId) + 1]
      if (!now || now.acceptedAt !== null || !next || next.userId === silent.userId) return
      await updateSeat(tx, silent.id, { endedAt: ctx.now(world), endReason: 'no_answer' })
      await record(ctx, tx, systemActor, {
        name: 'seat.silent',
        incidentId: incident.id,
        world,
        payload: { seat, person: silent.userId, personName: silent.personName, calledAt: silent.calledAt },
      })
      await callTo(ctx, tx, systemActor, access, seat, next, true)
    })
  }
}

const about = ({ incident }: Access, urgent: boolean) => ({
  number: incident.number,
  title: incident.title,
  urgent,
})

async function tell(
  ctx: Context,
  { incident, world, seats }: Access,
  once: string,
  wanted: readonly string[],
  news: Parameters<typeof tellStaff>[2]['news'],
): Promise<void> {
  const people = new Set(seats.filter((seat) => wanted.includes(seat.seat)).map((seat) => seat.userId))
  for (const userId of people) {
    const key = `${once}:${userId}`
    if (await isQueued(ctx.db.read, key)) continue
    await ctx.db.write((tx) =>
      tellStaff(ctx, tx, { once: key, userId, incidentId: incident.id, world, news }),
    )
  }
}
