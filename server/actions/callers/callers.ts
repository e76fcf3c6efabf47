import type { Tx } from '../../../db/database.ts'
import {
  type CallerRow,
  desksOf,
  findCaller,
  insertCaller,
  listCallers,
  updateCaller,
} from '../../../db/queries/callers.ts'
import { findWorld } from '../../../db/queries/incidents.ts'
import { findUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import type { World } from '../../rules/world.ts'
import { notOver, openAtDesk, openToChange } from '../access.ts'
import { record } from '../record.ts'

const callingSeats: readonly string[] = ['commander', 'customer_service']

/** Names somebody to the call desk. They get no number before they have given the undertaking. */
export async function nameCaller(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  userId: string,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world, seats } = await openToChange(tx, actor, incidentId, 'name_callers')
    const user = await findUser(tx, userId)
    if (!user || user.leftAt !== null || user.role === 'auditor') throw notFound('user')
    const sits = seats.some((seat) => seat.userId === userId && callingSeats.includes(seat.seat))
    if (sits || (await findCaller(tx, incidentId, userId)))
      throw conflict('already_caller', 'This person is at the call desk already.')
    const id = ctx.newId()
    const named = { id, incidentId, userId, namedBy: actor.id, namedAt: ctx.now(world) }
    await insertCaller(tx, { ...named, undertakingAt: null, removedAt: null })
    await record(ctx, tx, actor, { name: 'caller.named', incidentId, world, payload: { person: userId } })
  })
}

/** Numbers are used for these calls alone and noted nowhere else: the right to call follows at once. */
export async function undertakeCalls(ctx: Context, actor: Actor, incidentId: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openAtDesk(tx, actor, incidentId)
    notOver(access)
    const caller = await findCaller(tx, incidentId, actor.id)
    if (!caller) throw notFound('caller')
    if (caller.undertakingAt !== null) return
    const { world } = access
    await updateCaller(tx, caller.id, { undertakingAt: ctx.now(world) })
    const payload = { person: actor.id }
    await record(ctx, tx, actor, { name: 'caller.undertaken', incidentId, world, payload })
  })
}

/** The right ends with the row, then the number in their hand goes back: begun, it counts as cut off. */
export async function removeCaller(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  callerId: string,
): Promise<void> {
  const at = await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'name_callers')
    const caller = (await listCallers(tx, incidentId)).find(({ id }) => id === callerId)
    if (!caller) throw notFound('caller')
    await endCaller(ctx, tx, actor, caller, world)
    return { caller: caller.userId, now: ctx.now(world) }
  })
  await ctx.senders.desk(incidentId).leave(at)
}

/** Whoever left or became an auditor calls nobody any more; a number in hand lapses with its lease. */
export async function endCallersOf(ctx: Context, tx: Tx, actor: Actor, userId: string): Promise<void> {
  for (const { caller, incident } of await desksOf(tx, userId)) {
    const world = await findWorld(tx, incident.worldId)
    if (world) await endCaller(ctx, tx, actor, caller, world)
  }
}

async function endCaller(ctx: Context, tx: Tx, actor: Actor, caller: CallerRow, world: World): Promise<void> {
  const { id, incidentId, userId } = caller
  await updateCaller(tx, id, { removedAt: ctx.now(world) })
  await record(ctx, tx, actor, { name: 'caller.removed', incidentId, world, payload: { person: userId } })
}
