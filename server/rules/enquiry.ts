import { stateAt } from './clock.ts'

/** Where an authority's question stands: asked, its answer drafted, returned or approved by legal, sent. */
export type EnquiryState = 'asked' | 'drafted' | 'returned' | 'approved' | 'answered'

interface Standing {
  answer: string
  approvedBy: string | null
  returnedBy: string | null
  answeredAt: number | null
}

export function enquiryState({ answer, approvedBy, returnedBy, answeredAt }: Standing): EnquiryState {
  if (answeredAt !== null) return 'answered'
  if (approvedBy !== null) return 'approved'
  if (returnedBy !== null) return 'returned'
  return answer.trim() ? 'drafted' : 'asked'
}

/** Its own clock, in epoch ms; `idle` where the authority named no time. A late answer stays late. */
export function enquiryClock(
  { askedAt, dueAt, answeredAt }: { askedAt: number; dueAt: number | null; answeredAt: number | null },
  now: number,
): 'idle' | 'running' | 'soon' | 'late' | 'stopped' {
  if (answeredAt !== null) return 'stopped'
  return dueAt === null ? 'idle' : stateAt(askedAt, dueAt, now)
}

/** Sent in the very millisecond of the end is in time. */
export const isLateAnswer = (dueAt: number | null, sentAt: number): boolean =>
  dueAt !== null && sentAt > dueAt
