import type { DeliveryRow, Person } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { maskAddress } from '../rules/address.ts'
import { type ChannelKind, coverageOf } from '../rules/delivery.ts'
import { renderText } from './message.ts'
import type { DeliveryView, OrderBody, OrderState, PauseReason, Progress } from './order.ts'
import { addressOf, hindrance, readerOf, textFor } from './recipient.ts'
import type { DeliveryFilter, Rendered } from './senders.ts'

/** Read from the counters alone, whatever the number of people. */
export async function progressOf(store: PeopleStore, orderId: string): Promise<Progress> {
  const counts = await store.countsOf(orderId, Date.now())
  if (!counts) throw new Error(`No order ${orderId}.`)
  const { order, people, guardians, standing, all, stage, asleep } = counts
  const rest = order.state === 'cancelled' ? 'stopped' : 'trying'
  return {
    orderId,
    state: order.state as OrderState,
    reason: order.reason as PauseReason | null,
    coverage: coverageOf(standing[0], people, rest),
    guardians: coverageOf(standing[1], guardians, rest),
    deliveries: all,
    standing: standing[0],
    unknownCodes: await store.unknownCodes(order.no),
    planned: order.planned,
    stageNo: order.stage,
    stage,
    asleep,
    resent: order.resent,
    troubles: [],
    lastAt: instant(order.last_at),
  }
}

export async function resultsOf(
  store: PeopleStore,
  orderId: string,
  of: { personId: number } | { code: string },
): Promise<DeliveryView[]> {
  const order = await store.findOrder(orderId)
  const person = 'code' in of ? await store.findByCode(of.code) : await store.findPerson(of.personId)
  if (!order || !person) return []
  const rows = await store.deliveriesOf(order.no, person.id)
  return rows.map((row) => viewOf(orderId, row, person))
}

export async function listDeliveries(
  store: PeopleStore,
  orderId: string,
  filter: DeliveryFilter,
): Promise<DeliveryView[]> {
  const order = await store.findOrder(orderId)
  if (!order) return []
  const rows = await store.listDeliveries(order.no, {
    state: filter.state ?? null,
    channel: filter.channel ?? null,
    resent: filter.resent ?? false,
    after: filter.after ?? 0,
    limit: Math.min(filter.limit ?? 100, 1_000),
  })
  return Promise.all(rows.map(async (row) => viewOf(orderId, row, await store.findPerson(row.person))))
}

export async function messageOf(
  store: PeopleStore,
  orderId: string,
  personId: number,
  channel: ChannelKind,
): Promise<Rendered | null> {
  const order = await store.findOrder(orderId)
  const person = await store.findPerson(personId)
  return order && person ? renderFor(JSON.parse(order.body) as OrderBody, person, channel) : null
}

/** One person's message as it would leave, the address masked. */
export function renderFor(body: OrderBody, person: Person, channel: ChannelKind): Rendered | null {
  const text = textFor(body, person, channel, 0)
  const to = addressOf(person, channel, 0)
  if (!text || to === null || hindrance(body, person, channel, 0)) return null
  const whole =
    channel === 'sms' && text.signature ? { ...text, text: `【${text.signature}】${text.text}` } : text
  return { personId: person.id, channel, to: maskAddress(to), ...renderText(whole, person) }
}

export const viewOf = (orderId: string, row: DeliveryRow, person: Person | null): DeliveryView => ({
  id: row.id,
  orderId,
  personId: row.person,
  channel: row.channel,
  reader: readerOf(person ?? { minor: 'no' }, row.chain),
  state: row.state,
  stands: row.stands === 1,
  attempt: row.attempt,
  resent: row.resends > 0,
  ref: row.ref,
  code: row.code,
  at: instant(row.end_at ?? row.intent_at),
  nextAt: row.state === 'pending' && row.next_at ? instant(row.next_at) : null,
})

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
