import type { DeliveryRow, OrderRow, Settled } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import type { Channel, Found, Queried } from './channel.ts'
import type { OrderBody } from './order.ts'
import { outgoingOf } from './recipient.ts'

/**
 * Asks each provider that can be asked about calls whose outcome is unknown. A call it never saw did not leave: its people
 * are put back. What it cannot say stays unknown; nobody is moved to another channel on a guess. Returns how many are settled.
 */
export async function askProviders(
  store: PeopleStore,
  order: OrderRow,
  channels: readonly Channel[],
  now: number,
): Promise<number> {
  const sms = channels.find(({ kind, via }) => kind === 'sms' && via === 'outside')
  if (!sms) return 0
  let settled = 0
  for (const call of await store.unknownCalls(order.no)) {
    const members = await membersOf(store, order, call)
    const answer = members.length ? await sms.query(call, members) : null
    if (answer === null) continue
    const found =
      answer === 'absent' ? members.map(({ id }): Found => ({ id, as: 'absent' })) : answer.flatMap(sureOf)
    settled += await settle(store, order, found, now)
  }
  return settled
}

const sureOf = (found: Found): Found[] => (found.as === 'unknown' ? [] : [found])

async function settle(store: PeopleStore, order: OrderRow, found: readonly Found[], now: number) {
  const results = found.flatMap(settledOf)
  await store.step({ no: order.no, epoch: order.epoch, callPrefix: '' }, { results, claims: [], now })
  for (const { id, as } of found) if (as === 'delivered') await store.applyEvent(id, 'delivered', null, now)
  return found.length
}

/** Everybody of the call, whom a receipt settled already too: a call is only ever repeated whole. */
async function membersOf(store: PeopleStore, order: OrderRow, call: string): Promise<Queried[]> {
  const body = JSON.parse(order.body) as OrderBody
  const rows = await store.deliveriesInCall(call)
  return (await Promise.all(rows.map((row) => memberOf(store, { id: order.id, body }, row)))).flat()
}

async function memberOf(
  store: PeopleStore,
  order: { id: string; body: OrderBody },
  row: DeliveryRow,
): Promise<Queried[]> {
  const person = await store.findPerson(row.person)
  if (!person || row.channel === 'none') return []
  const claimed = { ...row, channel: row.channel, person, own: '', madeAt: row.made_at }
  const message = outgoingOf(order, claimed)
  return message ? [{ ...message, calledAt: row.intent_at ?? row.made_at }] : []
}

function settledOf(found: Found): Settled[] {
  const { id } = found
  if (found.as === 'absent') return [{ id, state: 'pending', free: true }]
  if (found.as === 'delivered') return [{ id, state: 'accepted' }]
  if (found.as === 'accepted') return [{ id, state: 'accepted', ref: found.ref }]
  if (found.as === 'failed') return [{ id, state: 'failed', code: found.code }]
  if (found.as === 'again') return [{ id, state: 'pending', code: found.code, free: true }]
  return []
}
