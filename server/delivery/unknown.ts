import type { OrderRow, Settled } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import type { Channel, Outcome } from './channel.ts'
import { numberOf } from './receipts.ts'

/**
 * Asks each provider that can be asked about calls whose outcome is unknown. A call it never saw did not leave: its people
 * are put back. What it cannot say stays unknown; nobody is moved to another channel on a guess.
 */
export async function askProviders(
  store: PeopleStore,
  order: OrderRow,
  channels: readonly Channel[],
  now: number,
): Promise<void> {
  const sms = channels.find(({ kind, via }) => kind === 'sms' && via === 'outside')
  if (!sms) return
  for (const call of await store.unknownCalls(order.no)) {
    const members = await membersOf(store, call)
    const answer = await sms.query(call, members)
    if (answer === null) continue
    const results: Settled[] =
      answer === 'absent'
        ? members.map(({ id }) => ({ id, state: 'pending', free: true }))
        : answer.flatMap(settledOf)
    await store.step({ no: order.no, epoch: order.epoch, callPrefix: '' }, { results, claims: [], now })
  }
}

async function membersOf(store: PeopleStore, call: string): Promise<{ id: number; to: string }[]> {
  const rows = (await store.deliveriesInCall(call)).filter((row) => row.state === 'unknown')
  const members = await Promise.all(
    rows.map(async (row) => {
      const person = await store.findPerson(row.person)
      return { id: row.id, to: (person && numberOf(person, row.chain)) ?? '' }
    }),
  )
  return members
}

function settledOf(outcome: Outcome): Settled[] {
  if (outcome.as === 'accepted') return [{ id: outcome.id, state: 'accepted', ref: outcome.ref }]
  if (outcome.as === 'failed') return [{ id: outcome.id, state: 'failed', code: outcome.code }]
  if (outcome.as === 'again') return [{ id: outcome.id, state: 'pending', code: outcome.code, free: true }]
  return []
}
