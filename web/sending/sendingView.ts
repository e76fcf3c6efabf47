import type { AudienceView, BatchView } from '../../server/contract/batches.ts'
import type { OrderView, Sendable } from '../../server/contract/orders.ts'

/** All that the sending page shows of one incident. */
export interface SendingView {
  orders: OrderView[]
  sendable: Sendable[]
  batches: BatchView[]
  audience: AudienceView
  /** What the reader may do here. */
  may: string[]
}

/** The order the page speaks of: the newest that stands, else the newest. */
export const orderShown = ({ orders }: SendingView, id?: string | null): OrderView | undefined =>
  orders.find((order) => order.id === id) ??
  orders.findLast(({ state }) => state !== 'cancelled') ??
  orders.at(-1)
