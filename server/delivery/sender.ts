import type { OrderRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import type { ChannelKind } from '../rules/delivery.ts'
import { type Bell, makeBell } from './bell.ts'
import type { Channel } from './channel.ts'
import { type FlowSetting, makeFlow } from './flow.ts'
import { digestOf, type OrderBody } from './order.ts'
import { askProviders } from './unknown.ts'

export interface SenderSetting extends FlowSetting {
  store: PeopleStore
  incidentId: string
  /** Channels of the order that cannot carry it now. */
  passed?: readonly ChannelKind[]
}

/** Lasts until the order rests: stage or bound reached, paused, cancelled, done, or the sender told to stop. */
export interface Run {
  /** Looks at the order at once: it was paused, cancelled or a receipt came. */
  wake(): void
  /** Claims no more, waits for what is in flight, records it. */
  stop(): void
  ended: Promise<OrderRow['state'] | 'fenced'>
}

/**
 * Executes one order. Every pass of the loop is one transaction that records the last results and claims the next rows,
 * so nothing is sent without an intent on disk, and at most a window of messages can be in doubt.
 */
export function runOrder(setting: SenderSetting, orderId: string): Run {
  const bell = makeBell()
  const state = { stopping: false }
  return {
    wake: bell.ring,
    stop: () => {
      state.stopping = true
      bell.ring()
    },
    ended: execute(setting, orderId, bell, state),
  }
}

async function execute(setting: SenderSetting, orderId: string, bell: Bell, state: { stopping: boolean }) {
  const { store, channels, now } = setting
  const order = await takeOver(setting, orderId)
  if (order.state !== 'running') return order.state
  const body = JSON.parse(order.body) as OrderBody
  const since = await store.stageOf(orderId)
  const flow = makeFlow(setting, body, bell, since?.halt)
  await Promise.all(channels.map((channel) => channel.open(flow.settle)))
  const held = { no: order.no, epoch: order.epoch, callPrefix: setting.incidentId }
  const pass = async (): Promise<OrderRow['state'] | null> => {
    const claims = flow.claims(now(), state.stopping)
    const done = await store.step(held, { results: flow.takeResults(), claims, now: now() })
    flow.dispatch({ id: orderId, body }, done.claimed)
    const why = flow.mustPause(now())
    if (why) await store.pauseOrder(orderId, why)
    const resting = state.stopping || done.order.state !== 'running'
    if (resting && flow.idle()) return done.order.state
    await bell.wait(flow.pauseFor(done.claimed.length, done.nextAt, now()))
    return null
  }
  return repeat(pass, channels)
}

/** Passes until the order rests, then lets the channels finish; a fenced or failing sender drops its lines at once. */
async function repeat(pass: () => Promise<OrderRow['state'] | null>, channels: readonly Channel[]) {
  const close = (drain: boolean) => Promise.all(channels.map((channel) => channel.close(drain)))
  try {
    let state = await pass()
    while (state === null) state = await pass()
    await close(true)
    return state
  } catch (error) {
    await close(false)
    if ((error as Error).name === 'Fenced') return 'fenced' as const
    throw error
  }
}

/** What opens the addresses may have been destroyed at the end of its term: then nobody is given up, and nothing begins. */
async function missingKey(store: PeopleStore): Promise<'contact_key' | 'proof_key' | null> {
  const alive = await store.alive()
  return alive.contact ? (alive.proof ? null : 'proof_key') : 'contact_key'
}

/** Raises the epoch, asks providers about what a crash left open, and compares the texts with what was approved. */
async function takeOver(
  { store, channels, passed = [], now }: SenderSetting,
  orderId: string,
): Promise<OrderRow> {
  const found = await store.findOrder(orderId)
  if (!found) throw new Error(`No order ${orderId}.`)
  const body = JSON.parse(found.body) as OrderBody
  const missing = await missingKey(store)
  if (missing) {
    await store.pauseOrder(orderId, missing)
    return (await store.findOrder(orderId))!
  }
  await store.passOver(orderId, passed)
  const order = (await store.takeOrder(orderId, body.onUnknown === 'resend', now()))!
  if (digestOf(body) !== order.digest) {
    await store.pauseOrder(orderId, 'digest')
    return (await store.findOrder(orderId))!
  }
  await store.drawOrder(orderId)
  await store.repeatInSite(order.no, now())
  await askProviders(store, order, channels, now())
  return order
}
