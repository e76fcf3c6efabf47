import type { Tx } from '../../../db/database.ts'
import { insertBan } from '../../../db/queries/bans.ts'
import { listOrders, type OrderRow, updateOrder } from '../../../db/queries/orders.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import { type Ban, bannedPeople } from '../../rules/ban.ts'
import { mayStep } from '../../rules/order.ts'
import type { World } from '../../rules/world.ts'
import { openToChange } from '../access.ts'
import { strangeFiles } from '../files/attach.ts'
import { meantBy, placesOf } from '../orders/rest.ts'
import { record } from '../record.ts'

export interface NewBan {
  authority: string
  place: string
  text: string
  regions: readonly string[]
  groups: readonly string[]
  orderedAt: number
  until: number | null
  file: string | null
}

/**
 * An authority forbids telling people (Singapore PDPA s. 26D(6), a police order). From here no notice to them is ordered; an
 * order to them that waits or runs is paused in the same act, and stops within a second.
 */
export async function noteBan(ctx: Context, actor: Actor, incidentId: string, ban: NewBan): Promise<void> {
  const places = await placesOf(ctx, incidentId)
  const paused = await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'note_ban')
    const at = ctx.now(world)
    const faults = [...timeFaults(ban, at), ...(await strangeFiles(tx, incidentId, fileOf(ban), '/file'))]
    if (faults.length) throw invalid(faults)
    const id = ctx.newId()
    await insertBan(tx, {
      ...ban,
      regions: [...ban.regions],
      groups: [...ban.groups],
      id,
      incidentId,
      notedBy: actor.id,
      notedAt: at,
      liftedAt: null,
      liftedBy: null,
      liftReason: '',
      liftFile: null,
      version: 1,
    })
    const { authority, text, regions, groups, orderedAt, until } = ban
    const payload = { id, authority, text, regions, groups, orderedAt, until }
    await record(ctx, tx, actor, { name: 'ban.noted', incidentId, world, payload })
    const touched = await ordersTo(tx, incidentId, { ...ban, liftedAt: null }, places)
    for (const order of touched) await pauseFor(ctx, tx, actor, world, order)
    return touched
  })
  for (const { id, startedAt } of paused) if (startedAt !== null) await ctx.senders.pause(incidentId, id)
}

const fileOf = ({ file }: NewBan) => (file ? [file] : [])

function timeFaults({ orderedAt, until }: NewBan, now: number): FieldFault[] {
  if (orderedAt > now) return [{ pointer: '/orderedAt', code: 'in_the_future' }]
  return until !== null && until <= orderedAt ? [{ pointer: '/until', code: 'before_order' }] : []
}

/** Orders that wait or run, to people whom the ban forbids telling. */
async function ordersTo(
  tx: Tx,
  incidentId: string,
  ban: Ban,
  places: Parameters<typeof bannedPeople>[2],
): Promise<OrderRow[]> {
  const running = (await listOrders(tx, incidentId)).filter(({ state }) => mayStep('pause', state))
  const touched = await Promise.all(
    running.map(async (order) => bannedPeople([ban], await meantBy(tx, order), places) > 0),
  )
  return running.filter((_, n) => touched[n])
}

async function pauseFor(ctx: Context, tx: Tx, actor: Actor, world: World, order: OrderRow): Promise<void> {
  await updateOrder(tx, order, { state: 'paused', reason: 'ban' })
  await record(ctx, tx, actor, {
    name: 'order.paused',
    incidentId: order.incidentId,
    world,
    payload: { orderId: order.id, reason: 'ban' },
  })
}
