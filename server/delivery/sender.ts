import type { OrderRow, Settled } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { type BackOff, backOff, mustHalt, waitAfter } from '../rules/delivery.ts'
import type { Channel, Outcome } from './channel.ts'
import { digestOf, type Order, type OrderBody } from './order.ts'
import { pacer } from './pacing.ts'
import { outgoingOf } from './recipient.ts'
import { askProviders } from './unknown.ts'

export interface SenderSetting {
  store: PeopleStore
  incidentId: string
  channels: readonly Channel[]
  now: () => number
  waits?: BackOff
}

/** Lasts until the order rests: stage or bound reached, paused, cancelled, done, or the sender told to stop. */
export interface Run {
  /** Looks at the order at once: it was paused, cancelled or a receipt came. */
  wake(): void
  /** Claims no more, waits for what is in flight, records it. */
  stop(): void
  ended: Promise<OrderRow['state'] | 'fenced'>
}

/** A result waits so long for company before it is written. */
const gatherMs = 10
/** How often a quiet sender looks whether somebody paused the order. */
const lookMs = 250

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
  const flow = makeFlow(setting, body, bell)
  await Promise.all(channels.map((channel) => channel.open(flow.settle)))
  const held = { no: order.no, epoch: order.epoch, callPrefix: setting.incidentId }
  try {
    for (;;) {
      const claims = flow.claims(now(), state.stopping)
      const pass = await store.step(held, { results: flow.takeResults(), claims, now: now() })
      flow.dispatch({ id: orderId, body }, pass.claimed, now())
      if (flow.mustPause()) await store.pauseOrder(orderId, 'failures')
      const resting = state.stopping || pass.order.state !== 'running'
      if (resting && flow.idle()) return await rest(channels, pass.order.state)
      if (!pass.claimed.length) await bell.wait(flow.pauseFor(pass.nextAt, now()))
      else await bell.wait(flow.full() ? lookMs : 0)
    }
  } catch (error) {
    await Promise.all(channels.map((channel) => channel.close(false)))
    if ((error as Error).name === 'Fenced') return 'fenced'
    throw error
  }
}

async function rest(channels: readonly Channel[], state: OrderRow['state']) {
  await Promise.all(channels.map((channel) => channel.close(true)))
  return state
}

/** Raises the epoch, asks providers about what a crash left open, and compares the texts with what was approved. */
async function takeOver({ store, channels, now }: SenderSetting, orderId: string): Promise<OrderRow> {
  const found = await store.findOrder(orderId)
  if (!found) throw new Error(`No order ${orderId}.`)
  const body = JSON.parse(found.body) as OrderBody
  const order = (await store.takeOrder(orderId, body.onUnknown === 'resend', now()))!
  if (digestOf(body) !== order.digest) {
    await store.pauseOrder(orderId, 'digest')
    return (await store.findOrder(orderId))!
  }
  await askProviders(store, order, channels, now())
  return order
}

type Bell = ReturnType<typeof makeBell>

/** Lets the loop sleep until something happens, at most so long. */
function makeBell() {
  let rung = false
  let wakeUp: (() => void) | null = null
  const ring = () => {
    rung = true
    wakeUp?.()
  }
  const wait = (ms: number): Promise<void> => {
    if (rung || ms <= 0) {
      rung = false
      return new Promise((resolve) => setImmediate(resolve))
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => wakeUp?.(), ms)
      wakeUp = () => {
        clearTimeout(timer)
        wakeUp = null
        rung = false
        resolve()
      }
    })
  }
  return { ring, wait }
}

/** What is in flight, what came back, and what may be claimed next. */
function makeFlow({ channels, waits = backOff, now }: SenderSetting, body: OrderBody, bell: Bell) {
  const flying = new Map<number, { channel: Channel; attempt: number; resends: number }>()
  const load = new Map(channels.map((channel) => [channel, 0]))
  const paces = new Map(channels.map((channel) => [channel, pacer(channel.rate)]))
  const tried = { all: 0, failed: 0 }
  const results: Settled[] = []
  let gathering: NodeJS.Timeout | null = null

  const gather = () => {
    const most = Math.max(...channels.map(({ window }) => window))
    if (results.length * 4 >= most) bell.ring()
    else
      gathering ??= setTimeout(() => {
        gathering = null
        bell.ring()
      }, gatherMs)
  }

  const settle = (outcome: Outcome) => {
    const flight = flying.get(outcome.id)
    if (!flight) return
    flying.delete(outcome.id)
    load.set(flight.channel, load.get(flight.channel)! - 1)
    const settled = settledOf(outcome, flight, body, waits, now())
    if (settled.state !== 'pending') tried.all++
    if (settled.state === 'failed') tried.failed++
    results.push(settled)
    gather()
  }

  return {
    settle,
    takeResults: () => results.splice(0),
    idle: () => !flying.size && !results.length,
    full: () => channels.every((channel) => load.get(channel)! >= channel.window),
    mustPause: () => mustHalt(tried.failed, tried.all),
    claims: (at: number, stopping: boolean) =>
      channels.map((channel) => {
        const room = stopping || channel.trouble() ? 0 : channel.window - load.get(channel)!
        const personal = body.texts.some((text) => text.channel === channel.kind && isPersonalText(text))
        const callSize = channel.callSize && personal ? 1 : channel.callSize
        return { channel: channel.kind, n: Math.min(room, paces.get(channel)!.take(at)), callSize }
      }),
    dispatch(order: Pick<Order, 'id' | 'body'>, claimed: Parameters<typeof outgoingOf>[1][], at: number) {
      for (const channel of channels) {
        const rows = claimed.filter((row) => row.channel === channel.kind)
        paces.get(channel)!.spend(rows.length)
        load.set(channel, load.get(channel)! + rows.length)
        for (const row of rows) flying.set(row.id, { channel, attempt: row.attempt, resends: row.resends })
        const letters = rows.map((row) => outgoingOf(order, row) ?? row.id)
        for (const id of letters) if (typeof id === 'number') settle({ id, as: 'failed', code: 'no_text' })
        channel.send(letters.filter((letter) => typeof letter !== 'number'))
      }
      void at
    },
    pauseFor(nextAt: number | null, at: number): number {
      const due = nextAt === null ? lookMs : Math.max(1, nextAt - at)
      return Math.min(due, lookMs)
    },
  }
}

const isPersonalText = (text: OrderBody['texts'][number]): boolean =>
  [text.text, ...Object.values(text.template?.params ?? {})].some((value) => value.includes('{{'))

/** What an outcome means for the row: tries exhausted become a failure, an unknown e-mail may go once more. */
function settledOf(
  outcome: Outcome,
  { channel, attempt, resends }: { channel: Channel; attempt: number; resends: number },
  body: OrderBody,
  waits: BackOff,
  at: number,
): Settled {
  const { id } = outcome
  if (outcome.as === 'accepted') return { id, state: 'accepted', ref: outcome.ref }
  if (outcome.as === 'sandboxed') return { id, state: 'sandboxed' }
  if (outcome.as === 'failed') return { id, state: 'failed', code: outcome.code }
  if (outcome.as === 'unknown') {
    const again = channel.kind === 'email' && body.onUnknown === 'resend' && resends === 0
    if (!again) return { id, state: 'unknown', code: outcome.code }
    return {
      id,
      state: 'pending',
      code: outcome.code,
      nextAt: at + (waitAfter(1, 'connect', waits) ?? 0),
      resend: true,
    }
  }
  if (outcome.free) return { id, state: 'pending', code: outcome.code, free: true }
  const wait = waitAfter(attempt, outcome.retry, waits)
  return wait === null
    ? { id, state: 'failed', code: `exhausted ${outcome.code}` }
    : { id, state: 'pending', code: outcome.code, nextAt: at + wait }
}
