import type { Sql, Tx } from '../../../db/database.ts'
import { firstPublishedAt } from '../../../db/queries/announcements.ts'
import { listOrders, type OrderRow } from '../../../db/queries/orders.ts'
import type { Actor, Context } from '../../context.ts'
import { everybodyToldAt, type SentOrder } from '../../rules/order.ts'
import type { Access } from '../access.ts'
import { doAct } from '../duties/fulfil.ts'
import { meantBy } from './rest.ts'

/**
 * Whether everybody counts as told now, and if so, which duties that fulfils. Asked after every copy of progress and when
 * an announcement is published; what the sandbox took never counts, in any world.
 */
export async function settleNotices(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Pick<Access, 'incident' | 'world'>,
): Promise<void> {
  const rows = await listOrders(tx, incident.id)
  if (!rows.some(({ state, sandbox }) => state === 'done' && !sandbox)) return
  const sent = await Promise.all(rows.map((row) => sentOrder(tx, row)))
  const at = everybodyToldAt(sent, (await firstPublishedAt(tx, incident.id)) ?? null)
  if (at === null) return
  const proof = rows
    .filter(({ state }) => state === 'done')
    .map(({ id }) => id)
    .join(' ')
  const done = { at: Math.max(at, ...rows.map(({ startedAt }) => startedAt ?? 0)), proof }
  await doAct(ctx, tx, actor, { incident, world }, { act: 'notice', ...done })
  if (sent.some(({ guardians }) => guardians))
    await doAct(ctx, tx, actor, { incident, world }, { act: 'notice:guardian', ...done })
}

async function sentOrder(sql: Sql, row: OrderRow): Promise<SentOrder & { guardians: boolean }> {
  const { state, sandbox, counters } = row
  const { guardians, ...meant } = await meantBy(sql, row)
  return { state, sandbox, counters, meant, guardians }
}
