import type { Tx } from '../../../db/database.ts'
import { findIncident, findWorld } from '../../../db/queries/incidents.ts'
import { listRoster, replaceRoster } from '../../../db/queries/roster.ts'
import { incidentsOf, seatsHeld, updateSeat } from '../../../db/queries/seats.ts'
import type { Actor, Context } from '../../context.ts'
import { endCallersOf } from '../callers/callers.ts'
import { record } from '../record.ts'
import { rosterRows } from '../roster/rows.ts'

/** Why somebody is in no seat any more. */
type Reason = 'left' | 'auditor'

/** Ends every seat of one person and their place at call desks, and takes them out of the roster; seats show as empty at once. */
export async function vacate(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  userId: string,
  reason: Reason,
): Promise<void> {
  for (const incidentId of await incidentsOf(tx, userId))
    await endSeatsIn(ctx, tx, actor, incidentId, userId, reason)
  await endCallersOf(ctx, tx, actor, userId)
  const rows = await listRoster(tx)
  const others = rows.filter((row) => row.userId !== userId)
  if (others.length < rows.length) await replaceRoster(tx, rosterRows(others))
}

async function endSeatsIn(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  incidentId: string,
  userId: string,
  reason: Reason,
): Promise<void> {
  const incident = await findIncident(tx, incidentId)
  const world = incident && (await findWorld(tx, incident.worldId))
  if (!world) return
  for (const seat of await seatsHeld(tx, incidentId, userId)) {
    await updateSeat(tx, seat.id, { endedAt: ctx.now(world), endReason: reason })
    const payload = { seat: seat.seat, person: userId, reason }
    await record(ctx, tx, actor, { name: 'seat.ended', incidentId, world, payload })
  }
}
