import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Committed } from '../../db/database.ts'
import { findIncident } from '../../db/queries/incidents.ts'
import { listSeats } from '../../db/queries/seats.ts'
import { openIncident } from '../actions/access.ts'
import type { Actor, Context } from '../context.ts'
import type { FromPage, FromServer, Progress } from '../contract/live.ts'
import { realWorld } from '../rules/world.ts'

interface Viewer {
  actor: Actor
  at: { incidentId: string; section: string } | null
}
type Io = Server<FromPage, FromServer, Record<string, never>, Viewer>
type Client = Socket<FromPage, FromServer, Record<string, never>, Viewer>

type WhoAsks = (headers: Record<string, string | string[] | undefined>) => Promise<Actor | undefined>

export interface Live {
  progress(progress: Progress): void
  /** Figures moved without an act that the record would hold: late results of an order that rests. */
  moved(incidentId: string): void
  stop(): Promise<void>
}

/** Turns commits into hints for the pages that may see them. It says that something changed, never what. */
export function startLive(ctx: Context, http: HttpServer, whoAsks: WhoAsks): Live {
  const io: Io = new Server(http, { serveClient: false })
  io.use(async (socket, next) => {
    const actor = await whoAsks(socket.handshake.headers)
    if (!actor) return next(new Error('not_signed_in'))
    socket.data = { actor, at: null }
    next()
  })
  io.on('connection', (socket) => welcome(ctx, io, socket))
  ctx.db.onCommit((records) => void hint(ctx, io, records, whoAsks))
  return {
    progress: (progress) => void sendProgress(ctx, io, progress),
    moved: (incidentId) => void hint(ctx, io, [{ seq: 0, name: 'order.moved', incidentId }], whoAsks),
    stop: () => io.close(),
  }
}

async function welcome(ctx: Context, io: Io, socket: Client): Promise<void> {
  socket.emit('welcome', { serverTime: new Date(ctx.now(realWorld)).toISOString() })
  let moved = Promise.resolve()
  const moveTo = (at: Viewer['at']) => {
    moved = moved.then(() => move(ctx, io, socket, at))
  }
  socket.on('look', moveTo)
  socket.on('disconnect', () => moveTo(null))
  await socket.join(['staff', `user:${socket.data.actor.id}`])
}

/** Who is here: a page says where it looks, everybody in that incident hears it. */
async function move(ctx: Context, io: Io, socket: Client, at: Viewer['at']): Promise<void> {
  const before = socket.data.at
  const seen = at && (await maySee(ctx, socket.data.actor, at.incidentId)) ? at : null
  socket.data.at = seen
  if (before && before.incidentId !== seen?.incidentId) {
    await socket.leave(`incident:${before.incidentId}`)
    await tellPresence(io, before.incidentId)
  }
  if (!seen) return
  await socket.join(`incident:${seen.incidentId}`)
  await tellPresence(io, seen.incidentId)
}

const maySee = (ctx: Context, actor: Actor, incidentId: string) =>
  openIncident(ctx.db.read, actor, incidentId).then(
    () => true,
    () => false,
  )

async function tellPresence(io: Io, incidentId: string): Promise<void> {
  const sockets = await io.in(`incident:${incidentId}`).fetchSockets()
  const people = new Map(
    sockets.map(({ data }) => [
      data.actor.id,
      { id: data.actor.id, name: data.actor.name, section: data.at?.section ?? '' },
    ]),
  )
  io.in(`incident:${incidentId}`).emit('presence', { incidentId, people: [...people.values()] })
}

async function hint(
  ctx: Context,
  io: Io,
  records: readonly Pick<Committed, 'seq' | 'name' | 'incidentId'>[],
  whoAsks: WhoAsks,
): Promise<void> {
  for (const { seq, name, incidentId } of records) {
    const rooms = await roomsFor(ctx, incidentId)
    if (rooms.length) io.in(rooms).emit('change', { seq, name, incidentId })
    if (movesSight.has(name)) io.in('staff').emit('change', { ...sightChanged })
    if (endsAccess.has(name)) await dropOutsiders(ctx, io, whoAsks)
  }
}

/** What one may see has changed somewhere: lists are read again, and nothing says where. */
const sightChanged = { seq: 0, name: 'sight', incidentId: null }

const movesSight = new Set(['incident.restricted', 'caller.named', 'caller.removed'])

/** After these somebody may see less than before. */
const endsAccess = new Set([
  'user.left',
  'user.role_changed',
  'session.signed_out',
  'user.password_changed',
  'user.password_reset',
  'installation.second_factor',
  'seat.ended',
  'incident.restricted',
])

/** A restricted incident speaks to its own people only, and to whoever has it open and may. */
async function roomsFor(ctx: Context, incidentId: string | null): Promise<string[]> {
  const incident = incidentId ? await findIncident(ctx.db.read, incidentId) : undefined
  if (!incident?.restricted) return ['staff']
  const seats = await listSeats(ctx.db.read, [incident.id])
  return [`incident:${incident.id}`, ...seats.map((seat) => `user:${seat.userId}`)]
}

/** After access ended: sockets without a session are cut, viewers who may no longer see are moved out. */
async function dropOutsiders(ctx: Context, io: Io, whoAsks: WhoAsks): Promise<void> {
  for (const socket of [...io.sockets.sockets.values()] as Client[]) {
    const actor = await whoAsks(socket.handshake.headers)
    if (!actor) {
      socket.disconnect(true)
      continue
    }
    socket.data.actor = actor
    const { at } = socket.data
    if (at && !(await maySee(ctx, actor, at.incidentId))) await move(ctx, io, socket, null)
  }
}

async function sendProgress(ctx: Context, io: Io, progress: Progress): Promise<void> {
  const rooms = await roomsFor(ctx, progress.incidentId)
  if (rooms.length) io.in(rooms).emit('progress', progress)
}
