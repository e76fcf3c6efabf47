import type { RetryClass } from '../rules/delivery.ts'

/** What a bounce means for one delivery. */
export interface BounceNews {
  /** The delivery's number in its incident's store. */
  id: number
  state: 'failed' | 'delivered' | 'again'
  /** The other side's own words, short. */
  code: string
  /** With `again`: how it is waited for. */
  retry?: RetryClass
  /** Which report said so; the same report twice is one piece of news. */
  report: string
}
