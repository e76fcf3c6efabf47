import type Sqlite from 'better-sqlite3'
import type { ChannelKind, DeliveryState } from '../../server/rules/delivery.ts'
import type { Keys } from './keys.ts'
import { findPerson } from './people.ts'
import type { Chain, Person } from './rows.ts'
import { statement } from './statement.ts'

/** What went to one reader, the person or a minor's guardian: theirs to read again. */
export interface OwnStory {
  person: Person
  chain: Chain
  /** The order whose message carried the code. */
  orderId: string
  /** Everything that left for this reader, oldest first. */
  sent: { orderId: string; channel: ChannelKind; at: number }[]
}

interface Row {
  no: number
  id: string
  channel: ChannelKind
  at: number
}

/** States of a message that left, or may have. */
export const leftStates: readonly DeliveryState[] = ['accepted', 'delivered', 'read', 'unknown']

/** The story that a personal code opens; `null` for whatever is none of this incident's, or was never sent. */
export function findOwn(db: Sqlite.Database, keys: Keys, code: string): OwnStory | null {
  const message = keys.alive.proof ? keys.proof.ownMessageOf(code) : null
  const person = message && findPerson(db, keys, message.person)
  if (!person) return null
  const { chain, order } = message
  const rows = statement<Row>(
    db,
    `SELECT o.no, o.id, d.channel, coalesce(d.intent_at, d.end_at, d.made_at) at FROM order_copy o
     JOIN delivery d ON d.order_no = o.no AND d.person = ? AND d.chain = ?
     WHERE d.channel <> 'none' AND d.state IN (SELECT value FROM json_each(?)) ORDER BY at, o.no`,
  ).all(person.id, chain, JSON.stringify(leftStates))
  const carrying = rows.find(({ no }) => no === order)
  if (!carrying) return null
  const sent = rows.map(({ id: orderId, channel, at }) => ({ orderId, channel, at }))
  return { person, chain, orderId: carrying.id, sent }
}
