import type { Chain, Claimed, Person } from '../../db/store/rows.ts'
import type { ChannelKind } from '../rules/delivery.ts'
import { fieldOf, fieldsIn } from '../rules/personSlots.ts'
import { fittingText, type Reader } from '../rules/recipient.ts'
import type { Outgoing } from './channel.ts'
import type { Order, OrderBody, OrderText } from './order.ts'
import { emailOf, numberOf } from './receipts.ts'

/** A child under 14 is told through the guardian; so is the second message about a minor of 14 to 17. */
export const readerOf = (person: Pick<Person, 'minor'>, chain: Chain): Reader =>
  chain === 1 || person.minor === 'under14' ? 'guardian' : 'person'

/** The approved text for a person: their language, else the order's fallback; their group's, else everybody's. */
export function textFor(
  body: OrderBody,
  person: Pick<Person, 'language' | 'group' | 'minor'>,
  channel: ChannelKind,
  chain: Chain,
): OrderText | null {
  const reader = readerOf(person, chain)
  const fitting = body.texts.filter((text) => text.channel === channel && text.reader === reader)
  return fittingText(fitting, person, body.fallbackLanguage) ?? null
}

export function addressOf(person: Person, channel: ChannelKind, chain: Chain): string | null {
  if (channel === 'email') return emailOf(person, chain)
  if (channel === 'inSite') return readerOf(person, chain) === 'guardian' ? null : person.ref
  return numberOf(person, chain)
}

/** Why nothing leaves for this person over this channel: no approved text fits, or it asks for a field they lack. */
export function hindrance(
  body: OrderBody,
  person: Person,
  channel: ChannelKind,
  chain: Chain,
): 'no_text' | 'no_field' | null {
  const text = textFor(body, person, channel, chain)
  if (!text) return 'no_text'
  return neededIn(text).every((name) => fieldOf(person.fields, name) !== undefined) ? null : 'no_field'
}

const needed = new WeakMap<OrderText, string[]>()

/** Fields without which this text reaches nobody; read once a text. */
export function neededIn(text: OrderText): string[] {
  let names = needed.get(text)
  if (!names)
    needed.set(text, (names = [...new Set(wordsOf(text).flatMap((words) => fieldsIn(words, true)))]))
  return names
}

/** By a filed template only its parameters are filled in. */
const wordsOf = ({ subject = '', text, html = '', template }: OrderText): string[] =>
  template ? Object.values(template.params) : [subject, text, html]

/** What leaves for a claimed row; `null` where something hinders it. */
export function outgoingOf(order: Pick<Order, 'id' | 'body'>, row: Claimed): Outgoing | null {
  const { person, chain, channel } = row
  const text = textFor(order.body, person, channel, chain)
  const to = addressOf(person, channel, chain)
  if (!text || to === null || hindrance(order.body, person, channel, chain)) return null
  return {
    id: row.id,
    orderId: order.id,
    personId: person.id,
    to,
    name: person.name,
    code: person.code,
    own: row.own,
    fields: person.fields,
    chain,
    text,
    attempt: row.attempt,
    madeAt: row.madeAt,
    call: row.call,
  }
}
