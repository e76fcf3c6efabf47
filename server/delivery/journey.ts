import type { AttemptRow } from '../../db/store/attempts.ts'
import type { DeliveryRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import type { DeliveryView } from './order.ts'
import { viewOf } from './results.ts'

type Attempt = Pick<AttemptRow, 'begun_at' | 'ended_at' | 'code' | 'by'>

export interface Leg extends DeliveryView {
  madeAt: number
  attempts: (Omit<Attempt, 'ended_at'> & { ended_at: number | null })[]
}

/** All that was tried for one person, order by order; attempts that were followed by another included. */
export async function journeyOf(
  store: PeopleStore,
  personId: number,
): Promise<{ orderId: string; legs: Leg[] }[]> {
  const person = await store.findPerson(personId)
  const orders = await store.listOrders()
  const legsOf = async (orderId: string, no: number) =>
    Promise.all(
      (await store.deliveriesOf(no, personId)).map(async (row) => ({
        ...viewOf(orderId, row, person),
        madeAt: row.made_at,
        attempts: allAttempts(row, await store.calls.attempts(row.id)),
      })),
    )
  return Promise.all(orders.map(async ({ id, no }) => ({ orderId: id, legs: await legsOf(id, no) })))
}

/** Every call was kept as it ended; of what the machine sent, the last attempt stands in the row itself. */
function allAttempts(row: DeliveryRow, kept: readonly AttemptRow[]): Leg['attempts'] {
  if (row.channel === 'phone' || row.intent_at === null || row.state === 'pending') return [...kept]
  return [...kept, { begun_at: row.intent_at, ended_at: row.end_at, code: row.code, by: null }]
}
