import type { z } from 'zod'
import { listRoster } from '../../../db/queries/roster.ts'
import type { Context } from '../../context.ts'
import type { roster } from '../../contract/sessions.ts'
import { seatKeys } from '../../rules/seats.ts'

export type RosterView = z.infer<typeof roster>

/** Every seat, those nobody takes too: an empty one must show. */
export async function viewRoster(ctx: Context): Promise<RosterView> {
  const rows = await listRoster(ctx.db.read)
  return seatKeys.map((seat) => ({
    seat,
    people: rows.filter((row) => row.seat === seat).map(({ userId, name }) => ({ id: userId, name })),
  }))
}
