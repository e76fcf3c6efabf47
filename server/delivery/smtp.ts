import type { KeyObject } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { World } from '../rules/world.ts'
import type { Channel, Outcome, Outgoing, Verdict } from './channel.ts'
import { markOf } from './deliveryMark.ts'
import { composeText, type Letter } from './message.ts'
import type { OrderBody, OrderText } from './order.ts'
import { type Outside, outside } from './outside.ts'
import { restKeeper } from './rest.ts'
import { type Ready, runLane } from './smtpLane.ts'
import { openSession } from './smtpSession.ts'
import type { SmtpSettings } from './smtpUrl.ts'

/** What every letter of an order shares. */
export interface LetterHead {
  sender: OrderBody['sender']
  incidentId: string
  noticeDigest: string
  /** Keys the return address, so that a bounce is known to be ours. */
  macKey: KeyObject
}

/** E-mail over a lane of our own: it knows whether a message surely did not leave, which a general client cannot say. */
export function smtpChannel(world: World, settings: SmtpSettings, head: LetterHead): Channel {
  const door: Outside = outside(world)
  const queue: Outgoing[] = []
  const writers = new Map<OrderText, Promise<(letter: Letter) => string>>()
  const ready: Ready[] = []
  let settle: (outcome: Outcome) => void = () => {}
  let lanes = 0
  const resting = restKeeper()
  let closing = false
  let drained: () => void = () => {}
  const dropped = new Set<() => void>()

  const start = () => {
    while (!closing && lanes < Math.min(settings.connections, ready.length)) void lane()
  }

  async function lane() {
    lanes++
    try {
      const session = await openSession(door, settings)
      const drop = () => session.line.drop()
      dropped.add(drop)
      resting.end()
      await runLane(
        session,
        { take: () => (closing ? undefined : ready.shift()), settle },
        settings.messagesPerConnection,
      )
      if (!session.line.lost) await session.line.command('QUIT').catch(() => null)
      drop()
      dropped.delete(drop)
    } catch (error) {
      rest(error)
    }
    lanes--
    if (ready.length) start()
    else if (!lanes) drained()
  }

  /** The server is down: what waits goes back untouched, and nothing is offered until the rest is over. */
  function rest(error: unknown) {
    const message = error instanceof Error ? error.message : String(error)
    resting.begin(message)
    for (const { id } of ready.splice(0))
      settle({ id, as: 'again', retry: 'connect', code: message, free: true })
  }

  async function write() {
    for (const message of queue.splice(0)) ready.push(await letterOf(message, writers, head))
    start()
  }

  return {
    kind: 'email',
    via: 'outside',
    window: settings.window,
    callSize: 0,
    rate: settings.rate,
    open: async (listener) => {
      door.refuse()
      settle = listener
    },
    send: (messages) => {
      queue.push(...messages)
      void write()
    },
    trouble: resting.current,
    query: async () => null,
    verify: () => verifySmtp(door, settings),
    close: async (drain) => {
      if (drain && lanes) await new Promise<void>((resolve) => (drained = resolve))
      closing = true
      for (const drop of dropped) drop()
    },
  }
}

async function verifySmtp(door: Outside, settings: SmtpSettings): Promise<Verdict> {
  try {
    const { line } = await openSession(door, settings)
    await line.command('QUIT').catch(() => null)
    line.drop()
    return { ok: true, message: `${settings.host}:${settings.port}` }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

async function letterOf(
  message: Outgoing,
  writers: Map<OrderText, Promise<(letter: Letter) => string>>,
  head: LetterHead,
): Promise<Ready> {
  let writer = writers.get(message.text)
  if (!writer) {
    const feedback = `${head.incidentId}:${head.noticeDigest.slice(0, 12)}:email:fenghuo`
    writers.set(message.text, (writer = composeText(message.text, head.sender, feedback)))
  }
  const mark = markOf(head.macKey, head.incidentId, message.id)
  const domain = head.sender.address.slice(head.sender.address.lastIndexOf('@') + 1)
  const to = asciiAddress(message.to)
  const data = (await writer)({
    to,
    messageId: `${message.orderId}.${mark}@${domain}`,
    date: message.madeAt,
    name: message.name,
    code: message.code,
  })
  return { id: message.id, envid: mark, from: `bounce+${mark}@${domain}`, to, data }
}

function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`
}
