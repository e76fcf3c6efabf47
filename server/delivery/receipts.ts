import type { PeopleStore } from '../../db/store/store.ts'

export interface Receipt {
  requestId: string
  number: string
  status: 'delivered' | 'failed'
  code: string | null
}

/** A gateway's callback: receipts, each naming the request and the number. Anything else in it is left alone. */
export function readReceipts(body: string): Receipt[] {
  try {
    const { receipts } = JSON.parse(body) as { receipts?: unknown }
    return Array.isArray(receipts)
      ? receipts.filter(isReceipt).map((r) => ({ ...r, code: r.code ?? null }))
      : []
  } catch {
    return []
  }
}

/** The request id begins with the incident, so a callback finds its store. */
export const incidentOfCall = (requestId: string): string => requestId.split('.').slice(0, -2).join('.')

/** Merges a receipt into the delivery it names; repeated, late and early ones do no harm. Returns whether anything changed. */
export async function applyReceipt(store: PeopleStore, receipt: Receipt, now: number): Promise<boolean> {
  for (const row of await store.deliveriesInCall(receipt.requestId)) {
    const person = await store.findPerson(row.person)
    if (person && numberOf(person, row.chain) === receipt.number) {
      return store.applyEvent(row.id, receipt.status, receipt.code, now)
    }
  }
  return false
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

function isReceipt(value: unknown): value is Receipt {
  const { requestId, number, status } = (value ?? {}) as Partial<Receipt>
  return (
    typeof requestId === 'string' &&
    typeof number === 'string' &&
    (status === 'delivered' || status === 'failed')
  )
}
