import { parentPort, workerData } from 'node:worker_threads'
import type { OrderRow } from '../../db/store/rows.ts'
import { openIncidentStore, type StoreSetting } from '../audience/incidentStore.ts'
import { type BackOff, unknownEndsAfterMs } from '../rules/delivery.ts'
import type { World } from '../rules/world.ts'
import type { Channel } from './channel.ts'
import { type ChannelSetting, channelsFor } from './channels.ts'
import type { Progress } from './order.ts'
import { type Run, runOrder } from './sender.ts'
import { askProviders } from './unknown.ts'

/** One sender thread: one incident, its store on a connection of its own. */
export interface SenderWorkerData extends StoreSetting, ChannelSetting {
  incidentId: string
  waits?: BackOff
  followMs: number
}

export type ToSender = { do: 'run' | 'wake'; orderId: string } | { do: 'stop' }
export type FromSender =
  | { say: 'rests'; orderId: string; state: string }
  | { say: 'troubles'; orderId: string; troubles: Progress['troubles'] }
  | { say: 'failed'; orderId: string; message: string }

const data = workerData as SenderWorkerData
const store = openIncidentStore(data, data.incidentId)
const runs = new Map<string, Run>()
let stopping = false

parentPort?.on('message', (message: ToSender) => {
  if (message.do === 'stop') void stop()
  else if (message.do === 'wake') runs.get(message.orderId)?.wake()
  else void run(message.orderId)
})

let looking = false
const following = setInterval(() => void look(), data.followMs)

/** A round that takes long is not begun a second time beside itself. */
async function look(): Promise<void> {
  if (looking || stopping) return
  looking = true
  await follow().catch((error: Error) => say({ say: 'failed', orderId: '', message: error.message }))
  looking = false
}

async function run(orderId: string): Promise<void> {
  if (stopping) return
  const before = runs.get(orderId)
  if (before) {
    before.wake()
    await before.ended.catch(() => null)
  }
  const order = await store.findOrder(orderId)
  if (order?.state !== 'running' || runs.has(orderId)) return
  const started = start(order)
  runs.set(orderId, started)
  try {
    say({ say: 'rests', orderId, state: await started.ended })
  } catch (error) {
    say({ say: 'failed', orderId, message: error instanceof Error ? error.message : String(error) })
  } finally {
    runs.delete(orderId)
  }
}

/** Says so when a channel begins or ceases to rest. */
function watchTroubles(orderId: string, channels: readonly Channel[]): () => void {
  let said = '[]'
  const timer = setInterval(() => {
    const troubles = channels.flatMap((channel) => {
      const trouble = channel.trouble()
      return trouble ? [{ channel: channel.kind, message: trouble.message }] : []
    })
    if (JSON.stringify(troubles) !== said) say({ say: 'troubles', orderId, troubles })
    said = JSON.stringify(troubles)
  }, 250)
  return () => clearInterval(timer)
}

const channelsOf = (order: OrderRow): Channel[] =>
  channelsFor(
    {
      incidentId: data.incidentId,
      world: JSON.parse(order.world) as World,
      noticeDigest: order.notice_digest,
      body: JSON.parse(order.body),
    },
    data,
  )

function start(order: OrderRow): Run {
  const world = JSON.parse(order.world) as World
  const channels = channelsOf(order)
  const unwatch = watchTroubles(order.id, channels)
  const run = runOrder(
    {
      store,
      incidentId: data.incidentId,
      channels,
      now: () => Date.now() + world.shiftMs,
      ...(data.waits ? { waits: data.waits } : {}),
    },
    order.id,
  )
  void run.ended.finally(unwatch).catch(() => {})
  return run
}

/** Ends what stayed unknown too long, and takes up orders that a late receipt or a fallback set going again. */
async function follow(): Promise<void> {
  for (const order of await store.listOrders()) {
    if (order.state === 'cancelled') continue
    const now = Date.now() + (JSON.parse(order.world) as World).shiftMs
    const moved = await store.expireUnknown(order.no, now - unknownEndsAfterMs, now)
    const found = await askAgain(order, now)
    if (moved || found) say({ say: 'rests', orderId: order.id, state: order.state })
    if (!runs.has(order.id)) void run(order.id)
  }
}

/** What a call's silence left open is asked about again; never for an order that rests, for asking may send. */
async function askAgain(order: OrderRow, now: number): Promise<number> {
  if (order.state !== 'running' && order.state !== 'done') return 0
  return askProviders(store, order, channelsOf(order), now)
}

async function stop(): Promise<void> {
  stopping = true
  clearInterval(following)
  for (const each of runs.values()) each.stop()
  await Promise.allSettled([...runs.values()].map(({ ended }) => ended))
  store.close()
  parentPort?.close()
}

const say = (message: FromSender) => parentPort?.postMessage(message)
