import type { PeopleStore } from '../../db/store/store.ts'
import { type BackOff, backOff } from '../rules/delivery.ts'
import type { News } from './inbox.ts'
import { applyReceipts } from './receipts.ts'

/**
 * Merges what providers and relays said into the deliveries it names; late, repeated and out of order does no harm. Returns
 * how many named a delivery of ours, and how many changed one.
 */
export async function applyNews(
  store: PeopleStore,
  news: readonly News[],
  now: number,
  waits: BackOff = backOff,
): Promise<{ known: number; changed: number }> {
  const receipts = news.flatMap((each) => ('receipt' in each ? [each.receipt] : []))
  const bounces = news.flatMap((each) => ('bounce' in each ? [each.bounce] : []))
  const events = bounces.map(({ id, state, code, retry }) => ({
    id,
    state,
    code,
    ...(retry ? { waits: waits[retry] } : {}),
  }))
  const seen = news.flatMap((each) => ('seen' in each ? [{ ...each.seen, only: 'inSite' as const }] : []))
  const ofReceipts = await applyReceipts(store, receipts, now)
  const all = [...events, ...seen]
  const changed = all.length ? await store.applyEvents(all, now) : 0
  return { known: ofReceipts.known + all.length, changed: ofReceipts.changed + changed }
}
