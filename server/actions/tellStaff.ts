import type { Tx } from '../../db/database.ts'
import type { IncidentRow } from '../../db/queries/incidents.ts'
import { insertStaffMessage } from '../../db/queries/installation.ts'
import { listSeats } from '../../db/queries/seats.ts'
import { findUser } from '../../db/queries/users.ts'
import type { Context } from '../context.ts'
import type { SeatKey } from '../rules/seats.ts'
import { type Decision, type StaffNews, staffWords } from '../rules/staffWords.ts'
import { realWorld, type World } from '../rules/world.ts'

/** What one of the staff must hear: by e-mail, and by SMS where the news cannot wait and a number is known. */
export interface ToStaff {
  /** Makes it unique: the same key tells nobody twice. */
  once: string
  userId: string
  incidentId: string
  world: World
  news: StaffNews
}

/** Queues it in the transaction of the act it tells of; the staff outbox sends it. */
export async function tellStaff(
  ctx: Context,
  tx: Tx,
  { once, userId, incidentId, world, news }: ToStaff,
): Promise<void> {
  const user = await findUser(tx, userId)
  if (!user || user.leftAt !== null) return
  const words = staffWords(news, user.language, world.kind)
  const channels = news.urgent && user.phone ? (['email', 'sms'] as const) : (['email'] as const)
  for (const channel of channels)
    await insertStaffMessage(tx, {
      id: ctx.newId(),
      once: `${once}:${channel}`,
      worldId: world.id,
      incidentId,
      userId,
      channel,
      subject: words.subject,
      body: `${words.body}\n${ctx.config.publicUrl}/incidents/${incidentId}\n`,
      state: 'pending',
      attempts: 0,
      nextAt: ctx.now(realWorld),
      sentAt: null,
      error: '',
    })
}

/** Tells whoever holds a seat that a decision waits for them. */
export async function tellSeat(
  ctx: Context,
  tx: Tx,
  {
    once,
    incident,
    world,
    seat,
    what,
  }: { once: string; incident: IncidentRow; world: World; seat: SeatKey; what: Decision },
): Promise<void> {
  const holders = (await listSeats(tx, [incident.id])).filter((s) => s.seat === seat)
  const news = {
    kind: 'decision' as const,
    what,
    number: incident.number,
    title: incident.title,
    urgent: true,
  }
  for (const { userId } of holders)
    await tellStaff(ctx, tx, { once: `${once}:${userId}`, userId, incidentId: incident.id, world, news })
}
