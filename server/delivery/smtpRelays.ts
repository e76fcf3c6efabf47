import type { Outcome } from './channel.ts'
import type { Outside } from './outside.ts'
import { restKeeper } from './rest.ts'
import { type Ready, runLane } from './smtpLane.ts'
import { openSession } from './smtpSession.ts'
import type { SmtpSettings } from './smtpUrl.ts'

interface Relay {
  settings: SmtpSettings
  /** Written, not begun: nothing of it has left. */
  ready: Ready[]
  /** Messages it was handed, by its weight: the one with the least is next. */
  share: number
  lanes: number
  /** When it last said anything about a message, by a clock that nobody sets. */
  answeredAt: number
  resting: ReturnType<typeof restKeeper>
}

/** Silence of a relay with messages under way, after which the others take what it has not begun. */
const stallMs = 3_000

const isStalled = ({ lanes, answeredAt }: Relay): boolean =>
  lanes > 0 && performance.now() - answeredAt > stallMs

/**
 * Hands messages out to relays by weight. One that cannot be reached passes on what it has not begun; what was under way
 * there is settled by its lane as what it is: surely not left, or unknown. Nothing unknown goes to another relay.
 */
export function openRelays(door: Outside, settings: readonly SmtpSettings[]) {
  const relays = settings.map(
    (each): Relay => ({
      settings: each,
      ready: [],
      share: 0,
      lanes: 0,
      answeredAt: 0,
      resting: restKeeper(),
    }),
  )
  let settle: (outcome: Outcome) => void = () => {}
  let closing = false
  let drained: () => void = () => {}
  const dropped = new Set<() => void>()
  const busy = () => relays.some(({ lanes }) => lanes > 0)
  const trouble = () => {
    const troubles = relays.map(({ resting }) => resting.current())
    return troubles.includes(null) ? null : troubles.reduce(sooner)
  }

  function offer(messages: readonly Ready[]) {
    const reached = relays.filter(({ resting }) => !resting.current())
    if (!reached.length) return giveBack(messages, trouble()?.message ?? 'rest')
    const quick = reached.filter((relay) => !isStalled(relay))
    const up = quick.length ? quick : reached
    for (const message of messages) {
      const next = up.reduce((least, relay) => (relay.share < least.share ? relay : least))
      next.share += 1 / next.settings.weight
      next.ready.push(message)
    }
    for (const relay of up) start(relay)
  }

  function start(relay: Relay) {
    while (!closing && relay.lanes < Math.min(relay.settings.connections, relay.ready.length))
      void lane(relay)
  }

  async function lane(relay: Relay) {
    if (!relay.lanes) relay.answeredAt = performance.now()
    relay.lanes++
    try {
      await runSession(relay)
    } catch (error) {
      rest(relay, error instanceof Error ? error.message : String(error))
    }
    relay.lanes--
    if (relay.ready.length) start(relay)
    else if (!busy()) drained()
  }

  async function runSession(relay: Relay) {
    const { settings: chosen, ready, resting } = relay
    const session = await openSession(door, chosen)
    const drop = () => session.line.drop()
    dropped.add(drop)
    resting.end()
    const take = () => (closing ? undefined : ready.shift())
    const settleHere = (outcome: Outcome) => {
      relay.answeredAt = performance.now()
      settle(outcome)
    }
    await runLane(session, { take, settle: settleHere }, chosen.messagesPerConnection)
    if (!session.line.lost) await session.line.command('QUIT').catch(() => null)
    drop()
    dropped.delete(drop)
  }

  /** It is down: what waits there goes to the others, or back untouched where none is up. */
  function rest(relay: Relay, message: string) {
    relay.resting.begin(message)
    level()
    offer(relay.ready.splice(0))
  }

  /** What waits at a relay that has fallen silent goes to one that has not. */
  function relieve() {
    for (const relay of relays) {
      const helped = relays.some((other) => !isStalled(other) && !other.resting.current())
      if (!helped || !isStalled(relay) || !relay.ready.length) continue
      level()
      offer(relay.ready.splice(0))
    }
  }

  /** Who was away does not catch up on what it missed. */
  function level() {
    for (const relay of relays) relay.share = 0
  }

  const giveBack = (messages: readonly Ready[], code: string) => {
    for (const { id } of messages) settle({ id, as: 'again', retry: 'connect', code, free: true })
  }

  let relieving: NodeJS.Timeout | undefined
  return {
    open: (listener: (outcome: Outcome) => void) => {
      settle = listener
      if (relays.length > 1) relieving = setInterval(relieve, 1_000).unref()
    },
    offer,
    trouble,
    close: async (drain: boolean) => {
      if (drain && busy()) await new Promise<void>((resolve) => (drained = resolve))
      closing = true
      clearInterval(relieving)
      for (const drop of dropped) drop()
    },
  }
}

type Trouble = ReturnType<ReturnType<typeof restKeeper>['current']>

const sooner = (one: Trouble, other: Trouble): Trouble =>
  one && other && other.until < one.until ? other : one
