import type { OrderRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { openIncidentStore, type StoreSetting } from '../audience/incidentStore.ts'
import { runBeside } from '../beside.ts'
import { type BackOff, unknownEndsAfterMs } from '../rules/delivery.ts'
import type { World } from '../rules/world.ts'
import type { Channel } from './channel.ts'
import { type ChannelSetting, channelsFor } from './channels.ts'
import { type HealthNews, healthKeeper } from './health.ts'
import type { Progress } from './order.ts'
import { passedOver } from './passedOver.ts'
import { type Run, runOrder } from './sender.ts'
import { askProviders } from './unknown.ts'

/** What one sender is given: one incident, whose store it opens on a connection of its own. */
export interface SenderWorkerData extends StoreSetting, ChannelSetting {
  incidentId: string
  waits?: BackOff
  followMs: number
}

export type ToSender =
  | { do: 'run' | 'wake'; orderId: string }
  | { do: 'set'; channels: ChannelSetting }
  | { do: 'stop' }
export type FromSender =
  | { say: 'rests'; orderId: string; state: string }
  | { say: 'troubles'; orderId: string; troubles: Progress['troubles'] }
  | { say: 'failed'; orderId: string; message: string }
  | { say: 'health'; news: HealthNews[] }

interface Desk {
  data: SenderWorkerData
  store: PeopleStore
  runs: Map<string, Run>
  stopping: boolean
  health: ReturnType<typeof healthKeeper>
  say(message: FromSender): void
}

runBeside<SenderWorkerData, ToSender, FromSender>((data, { say, end }) => {
  const store = openIncidentStore(data, data.incidentId)
  const desk: Desk = { data, store, runs: new Map(), stopping: false, health: healthKeeper(), say }
  const following = setInterval(
    once(() => follow(desk), desk),
    data.followMs,
  )
  const telling = setInterval(() => tellHealth(desk), healthMs)
  return (message) => {
    if (message.do === 'wake') desk.runs.get(message.orderId)?.wake()
    else if (message.do === 'set') Object.assign(data, message.channels)
    else if (message.do === 'run') void run(desk, message.orderId)
    else {
      clearInterval(following)
      clearInterval(telling)
      void stop(desk)
        .then(() => tellHealth(desk))
        .then(end)
    }
  }
})

const healthMs = 3_000

function tellHealth({ health, say }: Desk): void {
  const news = health.take()
  if (news.length) say({ say: 'health', news })
}

/** A round that takes long is not begun a second time beside itself. */
function once(round: () => Promise<void>, { say }: Desk): () => void {
  let looking = false
  return async () => {
    if (looking) return
    looking = true
    await round().catch((error: Error) => say({ say: 'failed', orderId: '', message: error.message }))
    looking = false
  }
}

async function run(desk: Desk, orderId: string): Promise<void> {
  const { store, runs, say } = desk
  if (desk.stopping) return
  const before = runs.get(orderId)
  if (before) {
    before.wake()
    await before.ended.catch(() => null)
  }
  const order = await store.findOrder(orderId)
  if (order?.state !== 'running' || runs.has(orderId)) return
  const started = start(desk, order)
  runs.set(orderId, started)
  try {
    say({ say: 'rests', orderId, state: await started.ended })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const { channels } = JSON.parse(order.body) as { channels: Channel['kind'][] }
    say({ say: 'troubles', orderId, troubles: channels.map((channel) => ({ channel, message })) })
    say({ say: 'failed', orderId, message })
  } finally {
    runs.delete(orderId)
  }
}

/** Says so when a channel begins or ceases to rest. */
function watchTroubles({ say }: Desk, orderId: string, channels: readonly Channel[]): () => void {
  let said = ''
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

const channelsOf = ({ data }: Desk, order: OrderRow): Channel[] =>
  channelsFor(
    {
      incidentId: data.incidentId,
      world: JSON.parse(order.world) as World,
      noticeDigest: order.notice_digest,
      body: JSON.parse(order.body),
    },
    data,
  )

function start(desk: Desk, order: OrderRow): Run {
  const { data, store } = desk
  const world = JSON.parse(order.world) as World
  const channels = channelsOf(desk, order).map(desk.health.watched)
  const passed = passedOver(JSON.parse(order.body), world, data).map(({ channel }) => channel)
  const unwatch = watchTroubles(desk, order.id, channels)
  const run = runOrder(
    {
      store,
      incidentId: data.incidentId,
      channels,
      passed,
      now: () => Date.now() + world.shiftMs,
      ...(data.waits ? { waits: data.waits } : {}),
    },
    order.id,
  )
  void run.ended.finally(unwatch).catch(() => {})
  return run
}

/** Ends what stayed unknown too long, and takes up orders that a late receipt or a fallback set going again. */
async function follow(desk: Desk): Promise<void> {
  const { store, runs, say } = desk
  if (desk.stopping) return
  for (const order of await store.listOrders()) {
    if (order.state === 'cancelled') continue
    const now = Date.now() + (JSON.parse(order.world) as World).shiftMs
    const moved = await store.expireUnknown(order.no, now - unknownEndsAfterMs, now)
    const found = await askAgain(desk, order, now)
    if (moved || found) say({ say: 'rests', orderId: order.id, state: order.state })
    if (!runs.has(order.id)) void run(desk, order.id)
  }
}

/** What a call's silence left open is asked about again; never for an order that rests, for asking may send. */
async function askAgain(desk: Desk, order: OrderRow, now: number): Promise<number> {
  if (order.state !== 'running' && order.state !== 'done') return 0
  return askProviders(desk.store, order, channelsOf(desk, order), now)
}

/** Claims no more, records what is in flight. */
async function stop(desk: Desk): Promise<void> {
  desk.stopping = true
  for (const each of desk.runs.values()) each.stop()
  await Promise.allSettled([...desk.runs.values()].map(({ ended }) => ended))
  desk.store.close()
}
