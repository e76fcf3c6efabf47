import type { Chain } from '../../db/store/rows.ts'
import type { RetryClass, SentKind } from '../rules/delivery.ts'
import type { OrderText } from './order.ts'

/** A message about to leave: its intent is on disk. */
export interface Outgoing {
  id: number
  orderId: string
  personId: number
  to: string
  name: string
  code: string
  /** The personal code; '' on channels that must not carry one. */
  own: string
  /** What else was imported of the person, by the column's name. */
  fields?: Record<string, string> | undefined
  chain: Chain
  text: OrderText
  attempt: number
  madeAt: number
  /** SMS: rows with the same call leave in one request. */
  call: string | null
}

/** How one attempt ended, as the channel knows it. */
export type Outcome =
  | { id: number; as: 'accepted'; ref: string }
  | { id: number; as: 'sandboxed' }
  | { id: number; as: 'failed'; code: string }
  /** It may have arrived or not. */
  | { id: number; as: 'unknown'; code: string }
  /** It surely did not leave, or was refused for now. `free`: the channel's own fault, no try of this person is used up. */
  | { id: number; as: 'again'; retry: RetryClass; code: string; free?: boolean }

/** A message whose fate the provider is asked about, and when its call was made. */
export interface Queried extends Outgoing {
  calledAt: number
}

/** What the provider says of it; `absent` = it surely never took it. Left out: it cannot say. */
export type Found = Outcome | { id: number; as: 'delivered' } | { id: number; as: 'absent' }

export interface Verdict {
  ok: boolean
  message: string
}

export interface Channel {
  kind: SentKind
  via: 'outside' | 'sandbox'
  /** Messages in flight at most: the bound of the unknown after a crash. */
  window: number
  /** People per request when the text is the same for all; 0 = every message on its own. */
  callSize: number
  /** The same when each has words of their own; absent = one. */
  personalCallSize?: number
  /** Messages a second, or `null` for as fast as the other side takes them. */
  rate: number | null
  open(settle: (outcome: Outcome) => void): Promise<void>
  /** Takes messages; each is settled exactly once, in any order. */
  send(messages: readonly Outgoing[]): void
  /** The instant before which nothing should be offered (the other side is down), with the reason. */
  trouble(): { until: number; message: string } | null
  /** Asks the provider what became of a call; `absent` = it never arrived. `null` = this channel cannot ask, or not now. */
  query(call: string, members: readonly Queried[]): Promise<Found[] | 'absent' | null>
  verify(): Promise<Verdict>
  /** Waits for what is in flight when `drain`, else drops the line at once. */
  close(drain: boolean): Promise<void>
}
