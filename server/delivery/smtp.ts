import type { KeyObject } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { World } from '../rules/world.ts'
import type { Channel, Outcome, Outgoing, Verdict } from './channel.ts'
import { markOf } from './deliveryMark.ts'
import { composeText, type Letter } from './message.ts'
import type { OrderBody, OrderText } from './order.ts'
import { type Outside, outside } from './outside.ts'
import type { Ready } from './smtpLane.ts'
import { openRelays } from './smtpRelays.ts'
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

/**
 * E-mail over lanes of our own to one relay or several: they know whether a message surely did not leave, which a general
 * client cannot say. The window is shared, so several relays put no more people in doubt than one.
 */
export function smtpChannel(world: World, relays: readonly SmtpSettings[], head: LetterHead): Channel {
  const door: Outside = outside(world)
  const write = letterWriter(head)
  const { offer, open, trouble, close } = openRelays(door, relays)
  const rates = relays.map(({ rate }) => rate)
  return {
    kind: 'email',
    via: 'outside',
    window: Math.max(...relays.map(({ window }) => window)),
    callSize: 0,
    rate: rates.includes(null) ? null : rates.reduce((sum: number, rate) => sum + (rate ?? 0), 0),
    open: async (settle: (outcome: Outcome) => void) => {
      door.refuse()
      open(settle)
    },
    send: (messages) => void write(messages).then(offer),
    trouble,
    query: async () => null,
    verify: () => verifyRelays(door, relays),
    close,
  }
}

/** Well when every relay is. */
async function verifyRelays(door: Outside, relays: readonly SmtpSettings[]): Promise<Verdict> {
  const verdicts = await Promise.all(relays.map((relay) => verifySmtp(door, relay)))
  const bad = verdicts.filter(({ ok }) => !ok)
  return { ok: !bad.length, message: (bad.length ? bad : verdicts).map(({ message }) => message).join('; ') }
}

async function verifySmtp(door: Outside, settings: SmtpSettings): Promise<Verdict> {
  const name = `${settings.host}:${settings.port}`
  try {
    const { line } = await openSession(door, settings)
    await line.command('QUIT').catch(() => null)
    line.drop()
    return { ok: true, message: name }
  } catch (error) {
    return { ok: false, message: `${name} ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Each text is composed once; then a letter is written by joining. */
function letterWriter(head: LetterHead) {
  const feedback = `${head.incidentId}:${head.noticeDigest.slice(0, 12)}:email:fenghuo`
  const domain = head.sender.address.slice(head.sender.address.lastIndexOf('@') + 1)
  const known = new Map<OrderText, (letter: Letter) => string>()
  return async (messages: readonly Outgoing[]): Promise<Ready[]> => {
    for (const { text } of messages)
      if (!known.has(text)) known.set(text, await composeText(text, head.sender, feedback))
    return messages.map((message) => letterOf(message, known.get(message.text)!, { ...head, domain }))
  }
}

function letterOf(
  message: Outgoing,
  write: (letter: Letter) => string,
  { macKey, incidentId, domain }: LetterHead & { domain: string },
): Ready {
  const mark = markOf(macKey, incidentId, message.id)
  const to = asciiAddress(message.to)
  const data = write({
    to,
    messageId: `${message.orderId}.${mark}@${domain}`,
    date: message.madeAt,
    name: message.name,
    code: message.code,
    fields: message.fields,
    own: message.own,
  })
  return { id: message.id, envid: mark, from: `bounce+${mark}@${domain}`, to, data }
}

/** A domain in other letters travels in Punycode (RFC 5891); most need no look. */
function asciiAddress(address: string): string {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  return plainDomain.test(domain) ? address : address.slice(0, at) + domainToASCII(domain)
}

const plainDomain = /^[a-z0-9.-]+$/
