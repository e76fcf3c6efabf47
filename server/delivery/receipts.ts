import type { PeopleStore } from '../../db/store/store.ts'
import { plainNumber } from './smsNumber.ts'

export interface Receipt {
  /** The call's id, as it went out. */
  requestId: string
  /** As the provider spells it. */
  number: string
  status: 'delivered' | 'failed'
  code: string | null
}

/** The request id begins with the incident, so a callback finds its store. */
export const incidentOfCall = (requestId: string): string => requestId.split('.').slice(0, -2).join('.')

/**
 * Merges receipts into the deliveries they name, one transaction for all; repeated, late and early ones do no harm.
 * Returns how many named a delivery of ours, and how many changed one.
 */
export async function applyReceipts(
  store: PeopleStore,
  receipts: readonly Receipt[],
  now: number,
): Promise<{ known: number; changed: number }> {
  const events: { id: number; state: Receipt['status']; code: string | null }[] = []
  for (const [call, ofCall] of Map.groupBy(receipts, ({ requestId }) => requestId)) {
    const rowOf = await rowsByNumber(store, call)
    for (const { number, status, code } of ofCall) {
      const id = rowOf.get(plainNumber(number))
      if (id !== undefined) events.push({ id, state: status, code })
    }
  }
  return { known: events.length, changed: events.length ? await store.applyEvents(events, now) : 0 }
}

async function rowsByNumber(store: PeopleStore, call: string): Promise<Map<string, number>> {
  const rows = await store.deliveriesInCall(call)
  const numbered = await Promise.all(
    rows.map(async (row): Promise<[string, number][]> => {
      const person = await store.findPerson(row.person)
      const number = person && numberOf(person, row.chain)
      return number ? [[plainNumber(number), row.id]] : []
    }),
  )
  return new Map(numbered.flat())
}

/** The number a delivery went to: the guardian's for a child under 14 and for the guardian's own chain. */
export const numberOf = (person: Reachable, chain: 0 | 1): string | null =>
  chain === 1 || person.minor === 'under14' ? person.guardianPhone : person.phone

export const emailOf = (person: Reachable, chain: 0 | 1): string | null =>
  chain === 1 || person.minor === 'under14' ? person.guardianEmail : person.email

interface Reachable {
  minor: string
  phone: string | null
  email: string | null
  guardianPhone: string | null
  guardianEmail: string | null
}

export function isReceipt(value: unknown): value is Receipt {
  const { requestId, number, status } = (value ?? {}) as Partial<Receipt>
  return (
    typeof requestId === 'string' &&
    typeof number === 'string' &&
    (status === 'delivered' || status === 'failed')
  )
}
