import type { Claimed, Settled } from '../../db/store/rows.ts'
import { type BackOff, backOff, mustHalt, waitAfter } from '../rules/delivery.ts'
import type { Bell } from './bell.ts'
import type { Channel, Outcome } from './channel.ts'
import { faultKeeper } from './faults.ts'
import type { Order, OrderBody } from './order.ts'
import { pacer } from './pacing.ts'
import { hindrance, outgoingOf } from './recipient.ts'

export interface FlowSetting {
  channels: readonly Channel[]
  now: () => number
  waits?: BackOff
}

/** A result waits so long for company before it is written. */
const gatherMs = 10
/** How often a quiet sender looks whether somebody paused the order. */
const lookMs = 250

interface Flight {
  channel: Channel
  attempt: number
  resends: number
  call: string | null
}

/** What is in flight, what came back, and what may be claimed next. */
export function makeFlow(
  { channels, waits = backOff, now }: FlowSetting,
  body: OrderBody,
  bell: Bell,
  since: { tried: number; failed: number } = { tried: 0, failed: 0 },
) {
  const flying = new Map<number, Flight>()
  const load = new Map(channels.map((channel) => [channel, 0]))
  const paces = new Map(channels.map((channel) => [channel, pacer(channel.rate)]))
  const tried = { all: since.tried, failed: since.failed }
  const faults = faultKeeper()
  const results: Settled[] = []

  /** A result waits a moment for company, unless half a window is there: fewer waits for the disk, and the lanes stay fed. */
  const gather = () => {
    const most = Math.max(...channels.map(({ window }) => window))
    if (results.length * 2 >= most) bell.ring()
    else bell.ringSoon(gatherMs)
  }

  const settle = (outcome: Outcome) => {
    const flight = flying.get(outcome.id)
    if (!flight) return
    flying.delete(outcome.id)
    load.set(flight.channel, load.get(flight.channel)! - 1)
    const settled = settledOf(outcome, flight, body, waits, now())
    const left = settled.code !== 'no_field'
    if (left && settled.state !== 'pending') tried.all++
    if (left && settled.state === 'failed') tried.failed++
    faults.note(outcome, flight.call, now())
    results.push(settled)
    gather()
  }

  return {
    settle,
    takeResults: () => results.splice(0),
    idle: () => !flying.size && !results.length,
    /** Which rule stops the order, if any. */
    mustPause: (at: number): 'failures' | 'provider' | null =>
      mustHalt(tried.failed, tried.all) ? 'failures' : faults.tooMany(at) ? 'provider' : null,
    claims: (at: number, stopping: boolean) =>
      channels.map((channel) => {
        const room = stopping || channel.trouble() ? 0 : channel.window - load.get(channel)!
        const personal = body.texts.some((text) => text.channel === channel.kind && isPersonalText(text))
        const callSize = channel.callSize && personal ? (channel.personalCallSize ?? 1) : channel.callSize
        return { channel: channel.kind, n: Math.min(room, paces.get(channel)!.take(at)), callSize }
      }),
    dispatch(order: Pick<Order, 'id' | 'body'>, claimed: readonly Claimed[]) {
      for (const channel of channels) {
        const rows = claimed.filter((row) => row.channel === channel.kind)
        paces.get(channel)!.spend(rows.length)
        load.set(channel, load.get(channel)! + rows.length)
        for (const { id, attempt, resends, call } of rows) flying.set(id, { channel, attempt, resends, call })
        const letters = rows.map((row) => outgoingOf(order, row) ?? row)
        for (const row of letters) {
          if ('to' in row) continue
          const code = hindrance(order.body, row.person, row.channel, row.chain) ?? 'no_text'
          settle({ id: row.id, as: 'failed', code })
        }
        channel.send(letters.filter((letter) => 'to' in letter))
      }
    },
    /** How long to sleep unless something happens: after a claim only when all windows are full. */
    pauseFor(claimed: number, nextAt: number | null, at: number): number {
      if (claimed) return channels.every((channel) => load.get(channel)! >= channel.window) ? lookMs : 0
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
  { channel, attempt, resends }: Flight,
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
