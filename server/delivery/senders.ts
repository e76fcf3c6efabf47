import type { ChannelKind } from '../rules/delivery.ts'
import type { DeliveryView, Order, Progress } from './order.ts'

/** A message as one person would receive it; the address is masked. */
export interface Rendered {
  personId: number
  channel: ChannelKind
  to: string
  subject: string | null
  text: string
  html: string | null
}

/** The last stop before the first message. */
export interface Rehearsal {
  people: number
  /** First channel per person. */
  byChannel: Record<ChannelKind | 'none', number>
  /** At most so many people may be unknown after a crash (and may get a second copy under `resend`). */
  unknownBound: number
  /** Channels for which nothing real is configured or allowed: their messages stay in the sandbox. */
  sandbox: ChannelKind[]
  messages: Rendered[]
  /** False when the stored texts no longer match the digest that was approved. */
  digestMatches: boolean
}

export interface Verdict {
  ok: boolean
  message: string
}

/** The people's outbox as the console sees it; the work is done in one worker thread per incident. */
export interface Senders {
  /** Renders three real messages and counts; sends nothing. */
  rehearse(incidentId: string, order: Order): Promise<Rehearsal>
  /** Stores the order (once per id) and releases it. */
  start(incidentId: string, order: Order): Promise<void>
  pause(incidentId: string, orderId: string): Promise<void>
  /** Releases a paused order, with the next stage's limit; refused when the digest differs. */
  resume(
    incidentId: string,
    orderId: string,
    release: { digest: string; stageLimit: number | null; bound?: number },
  ): Promise<void>
  cancel(incidentId: string, orderId: string): Promise<void>
  /** Takes up what a crash left: to be called once per incident with people, at start. */
  recover(incidentId: string): Promise<void>
  progress(incidentId: string, orderId: string): Promise<Progress>
  results(
    incidentId: string,
    orderId: string,
    of: { personId: number } | { code: string },
  ): Promise<DeliveryView[]>
  /** Rows in one state, a page at a time: who is unknown, who failed, what lies in the sandbox. */
  list(incidentId: string, orderId: string, filter: DeliveryFilter): Promise<DeliveryView[]>
  /** The message as rendered for one person; what the sandbox shows. */
  message(
    incidentId: string,
    orderId: string,
    personId: number,
    channel: ChannelKind,
  ): Promise<Rendered | null>
  /** Raw body and headers of a provider's callback; false = not genuine, answer 401. */
  receipt(headers: Record<string, string | undefined>, body: string): Promise<boolean>
  verify(channel: ChannelKind): Promise<Verdict>
  on(event: 'progress', listener: (incidentId: string, progress: Progress) => void): void
  /** Stops claiming, drains the window, ends the threads. */
  stop(): Promise<void>
}

export interface DeliveryFilter {
  state?: DeliveryView['state']
  channel?: DeliveryView['channel']
  /** Only those who were sent a second copy. */
  resent?: boolean
  after?: number
  limit?: number
}
