import type { Claimed, Person } from '../../db/store/rows.ts'
import { maskAddress } from '../rules/address.ts'
import { isSent, type SentKind } from '../rules/delivery.ts'
import type { Channel, Outcome } from './channel.ts'
import { type ChannelSetting, channelsFor } from './channels.ts'
import type { Order } from './order.ts'
import { addressOf, neededIn, outgoingOf } from './recipient.ts'

/** One of the staff, who receives the message as an affected person would. */
export interface Tester {
  name: string
  email: string | null
  phone: string | null
  language: string
}

export interface TestResult {
  channel: SentKind
  /** Masked. */
  to: string
  outcome: 'accepted' | 'failed' | 'unknown' | 'sandboxed'
  note: string
}

/** Numbers that no delivery of a store ever has, so that whatever comes back for a test changes nothing there. */
const firstTest = 900_000_000_000_000
const longestMs = 20_000

/**
 * Sends the very message of an order to one of the staff, over each of its channels that reaches them: the same texts, the same
 * channels, no mark on it, no row in the store.
 */
export async function sendTest(
  order: Order & { incidentId: string },
  setting: ChannelSetting & { installationKey: Uint8Array },
  tester: Tester,
): Promise<TestResult[]> {
  const person = personOf(order, tester)
  const reached = order.body.channels.filter((kind) => isSent(kind) && addressOf(person, kind, 0) !== null)
  if (!reached.length) return []
  const channels = channelsFor({ ...order, body: { ...order.body, channels: reached } }, setting)
  return Promise.all(channels.map((channel, at) => sendOver(channel, order, person, at)))
}

async function sendOver(
  channel: Channel,
  order: Order & { incidentId: string },
  person: Person,
  at: number,
): Promise<TestResult> {
  const now = Date.now() + order.world.shiftMs
  const id = firstTest + now * 10 + at
  const row: Claimed = {
    ...{ id, person, own: sampleOwn, chain: 0, channel: channel.kind, attempt: 1, resends: 0, madeAt: now },
    call: channel.callSize ? `${order.incidentId}.${id}.1` : null,
  }
  const letter = outgoingOf(order, row)
  const said = { channel: channel.kind, to: maskAddress(addressOf(person, channel.kind, 0) ?? '') }
  if (!letter) return { ...said, outcome: 'failed', note: 'no_text' }
  const ended = new Promise<Outcome>((resolve, reject) => {
    setTimeout(resolve, longestMs, { id, as: 'unknown', code: 'no_answer' }).unref()
    channel
      .open(resolve)
      .then(() => channel.send([letter]))
      .catch(reject)
  })
  const result = resultOf(await ended)
  await channel.close(false)
  return { ...said, ...result }
}

function resultOf(outcome: Outcome): Pick<TestResult, 'outcome' | 'note'> {
  if (outcome.as === 'accepted') return { outcome: 'accepted', note: outcome.ref }
  if (outcome.as === 'sandboxed') return { outcome: 'sandboxed', note: '' }
  return { outcome: outcome.as === 'unknown' ? 'unknown' : 'failed', note: outcome.code }
}

/** Reads the words of the language and the group they would get, or of the first that have any. */
function personOf({ body }: Order, { name, email, phone, language }: Tester): Person {
  const own = body.texts.filter(({ reader }) => reader === 'person')
  const text = own.find((each) => each.language === language) ?? own[0]
  return {
    ...{ id: 0, code: sampleCode, ref: null, name, email, phone, guardianPhone: null, guardianEmail: null },
    ...{
      group: text?.group ?? '',
      language: text?.language ?? language,
      region: '',
      minor: 'no',
      tenant: '',
    },
    fields: sampleFields(body),
  }
}

/** Nobody on the staff has the fields of the affected: each stands by its name. */
const sampleFields = ({ texts }: Order['body']): Record<string, string> =>
  Object.fromEntries(texts.flatMap(neededIn).map((name) => [name, `〔${name}〕`]))

/** Of nobody: the public page says that it knows no such code. */
const sampleCode = 'TEST-TEST'
const sampleOwn = 'TESTX-TESTX-TESTX-TESTX'
