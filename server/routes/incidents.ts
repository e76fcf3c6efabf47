import { listIncidents, saveGlance } from '../../db/queries/incidents.ts'
import { latestRecords, listRecords } from '../../db/queries/records.ts'
import { listSeats } from '../../db/queries/seats.ts'
import { findTask, listTasks } from '../../db/queries/tasks.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident, standingOf } from '../actions/access.ts'
import { changeIncident } from '../actions/incidents/change.ts'
import { declareIncident } from '../actions/incidents/declare.ts'
import { closeIncident, endIncident, gapsOf } from '../actions/incidents/end.ts'
import { movePhase } from '../actions/incidents/movePhase.ts'
import { raiseIncident, triageIncident } from '../actions/incidents/raise.ts'
import { addNote } from '../actions/notes/add.ts'
import { acceptSeat } from '../actions/seats/accept.ts'
import { callSeat } from '../actions/seats/call.ts'
import { endSeat } from '../actions/seats/end.ts'
import { addTask, changeTask } from '../actions/tasks/change.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { notAllowed, notFound } from '../problem.ts'
import { may } from '../rules/permissions.ts'
import { type WorldKind, worldKinds } from '../rules/world.ts'
import { gapView } from '../views/gap.ts'
import { incidentLine, incidentView } from '../views/incident.ts'
import { recordLine } from '../views/record.ts'
import { taskView } from '../views/task.ts'
import type { On } from './on.ts'

export function incidentRoutes(on: On): void {
  on(api.listIncidents, async ({ ctx, actor, query }) => linesFor(ctx, actor, query.world))
  on(api.declareIncident, async ({ ctx, actor, body }) => {
    if (!may('declare', actor)) throw notAllowed('declare')
    return view(ctx, actor, await declareIncident(ctx, actor, body))
  })
  on(api.getIncident, ({ ctx, actor, params }) => view(ctx, actor, params.incidentId))
  on(api.changeIncident, async ({ ctx, actor, params: { incidentId }, body }) => {
    await changeIncident(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  on(api.raiseIncident, async ({ ctx, actor, params: { incidentId }, body }) => {
    await raiseIncident(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  on(api.triageIncident, async ({ ctx, actor, params: { incidentId }, body }) => {
    await triageIncident(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  on(api.movePhase, async ({ ctx, actor, params: { incidentId }, body }) => {
    await movePhase(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  on(api.endGaps, async ({ ctx, actor, params: { incidentId }, query }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    return gapView(ctx.db.read, incidentId, await gapsOf(ctx, ctx.db.read, access, query.for))
  })
  on(api.endIncident, async ({ ctx, actor, params: { incidentId }, body }) => {
    await endIncident(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  on(api.closeIncident, async ({ ctx, actor, params: { incidentId }, body }) => {
    await closeIncident(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  seatRoutes(on)
  taskRoutes(on)
  recordRoutes(on)
}

function seatRoutes(on: On): void {
  on(api.callSeat, async ({ ctx, actor, params: { incidentId }, body }) => {
    await callSeat(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  on(api.acceptSeat, async ({ ctx, actor, params: { incidentId, seatId } }) => {
    await acceptSeat(ctx, actor, incidentId, seatId)
    return view(ctx, actor, incidentId)
  })
  on(api.leaveSeat, async ({ ctx, actor, params: { incidentId, seatId }, body }) => {
    await endSeat(ctx, actor, incidentId, seatId, body.reason)
    return view(ctx, actor, incidentId)
  })
}

function taskRoutes(on: On): void {
  on(api.listTasks, async ({ ctx, actor, params: { incidentId } }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    const names = await namesOf(ctx.db.read)
    return (await listTasks(ctx.db.read, incidentId)).map((task) =>
      taskView(task, access, names, ctx.now(access.world)),
    )
  })
  on(api.addTask, async ({ ctx, actor, params: { incidentId }, body }) => {
    const id = await addTask(ctx, actor, incidentId, {
      ...body,
      dueAt: body.dueAt ? Date.parse(body.dueAt) : null,
    })
    return oneTask(ctx, actor, incidentId, id)
  })
  on(api.changeTask, async ({ ctx, actor, params: { incidentId, taskId }, body }) => {
    await changeTask(ctx, actor, incidentId, taskId, {
      ...body,
      dueAt: typeof body.dueAt === 'string' ? Date.parse(body.dueAt) : body.dueAt,
    })
    return oneTask(ctx, actor, incidentId, taskId)
  })
}

function recordRoutes(on: On): void {
  on(api.addNote, async ({ ctx, actor, params: { incidentId }, body }) => ({
    seq: await addNote(ctx, actor, incidentId, body),
  }))
  on(api.listRecords, async ({ ctx, actor, params: { incidentId }, query }) => {
    await openIncident(ctx.db.read, actor, incidentId)
    const rows =
      query.after === undefined
        ? await latestRecords(ctx.db.read, incidentId, 200, query.before)
        : (await listRecords(ctx.db.read, { incidentId, after: query.after })).reverse()
    const names = await namesOf(ctx.db.read)
    return rows.map((row) => recordLine(row, names))
  })
  on(api.glance, async ({ ctx, actor, params: { incidentId }, body }) => {
    const { world } = await openIncident(ctx.db.read, actor, incidentId)
    await ctx.db.write((tx) =>
      saveGlance(tx, { incidentId, userId: actor.id, seq: body.seq, at: ctx.now(world) }),
    )
  })
}

const view = (ctx: Context, actor: Actor, id: string) => incidentView(ctx, ctx.db.read, actor, id)

/** Only what the reader may see; a hidden incident leaves no trace in the list. */
async function linesFor(ctx: Context, actor: Actor, kind: WorldKind | 'all') {
  const rows = await listIncidents(ctx.db.read, kind === 'all' ? worldKinds : [kind])
  const seats = await listSeats(
    ctx.db.read,
    rows.map(({ incident }) => incident.id),
  )
  const visible = rows.filter(({ incident }) =>
    may(
      'see',
      standingOf(
        actor,
        incident,
        seats.filter((seat) => seat.incidentId === incident.id),
      ),
    ),
  )
  return Promise.all(
    visible.map(async ({ incident }) =>
      incidentLine(ctx, ctx.db.read, await openIncident(ctx.db.read, actor, incident.id)),
    ),
  )
}

async function oneTask(ctx: Context, actor: Actor, incidentId: string, taskId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const task = await findTask(ctx.db.read, incidentId, taskId)
  if (!task) throw notFound('task')
  return taskView(task, access, await namesOf(ctx.db.read), ctx.now(access.world))
}
