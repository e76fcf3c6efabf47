import type { PersonRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { importFile } from '../../server/audience/import.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { type ChannelSetting, channelsFor } from '../../server/delivery/channels.ts'
import type { Order } from '../../server/delivery/order.ts'
import { progressOf } from '../../server/delivery/results.ts'
import { type Run, runOrder } from '../../server/delivery/sender.ts'
import { type Coverage, coverageLines } from '../../server/rules/delivery.ts'
import type { makeHome } from './people.ts'

/** Waits before the next attempt that a test can live with, in milliseconds; three tries. */
export const shortWaits = { connect: [1, 1, 1], deferred: [1, 1, 1], throttled: [1, 1, 1] }

export type Home = ReturnType<typeof makeHome>

/** The store of incident `i1` with these people in it. */
export async function storeWith(home: Home, csv: string | Uint8Array): Promise<PeopleStore> {
  const store = openIncidentStore(home, 'i1')
  const path = home.file('people.csv', csv)
  await importFile({ store, batch: { id: 'b1', name: 'people.csv', path }, now: 0 })
  return store
}

/** Rows that somebody has read already, into a batch that was begun here. */
export async function addRows(
  store: PeopleStore,
  no: number,
  { good, lastRow }: { good: readonly PersonRow[]; lastRow: number },
): Promise<void> {
  const packer = await store.packer(0)
  for (const row of good) packer.addGood(row, [])
  await store.addChunk(no, packer.take(lastRow))
  while (await store.foldNext(no));
}

/** Stores the order and sets a sender on it, in this thread. */
export async function startOrder(
  home: Home,
  store: PeopleStore,
  order: Order,
  channels: ChannelSetting,
): Promise<Run> {
  await insertOrder(store, order)
  return sendOrder(home, store, order, channels)
}

/** Stores the order; nobody sends it yet. */
export const insertOrder = (store: PeopleStore, order: Order) => {
  const { id, world, digest, noticeDigest, stageLimit, body, staged = 0 } = order
  return store.insertOrder(
    {
      id,
      world: JSON.stringify(world),
      digest,
      noticeDigest,
      stageLimit,
      staged,
      bound: body.bound,
      body: JSON.stringify(body),
    },
    Date.now(),
  )
}

/** Sets a sender on an order that is stored. */
export function sendOrder(
  home: Pick<Home, 'installationKey'>,
  store: PeopleStore,
  order: Order,
  channels: ChannelSetting,
): Run {
  const made = channelsFor(
    { ...order, incidentId: 'i1' },
    { ...channels, installationKey: home.installationKey },
  )
  return runOrder({ store, incidentId: 'i1', channels: made, now: Date.now, waits: shortWaits }, order.id)
}

/** Runs the order until it rests and returns its progress. */
export async function tell(home: Home, store: PeopleStore, order: Order, channels: ChannelSetting) {
  const run = await startOrder(home, store, order, channels)
  await run.ended
  return progressOf(store, order.id)
}

/** The lines of the coverage ledger, which must add up to everybody. */
export const sumOf = (coverage: Coverage): number =>
  coverageLines.reduce((sum, line) => sum + coverage[line], 0)
