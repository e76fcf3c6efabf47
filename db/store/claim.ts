import type Sqlite from 'better-sqlite3'
import type { SentKind } from '../../server/rules/delivery.ts'
import { clearToSend } from './clear.ts'
import { Counters } from './counters.ts'
import type { Keys } from './keys.ts'
import { findPeople } from './people.ts'
import type { Claimed, DeliveryRow, OrderRow, Person } from './rows.ts'
import { statement } from './statement.ts'

/** How many rows may be claimed on one channel now, and how many share a call to the provider (0 = no calls). */
export interface Claim {
  channel: SentKind
  n: number
  callSize: number
}

/** A row whose intent has been written. */
export type Taken = Pick<
  DeliveryRow,
  'id' | 'person' | 'chain' | 'state' | 'stands' | 'cohort' | 'attempt' | 'resends' | 'call'
> & { channel: SentKind; made_at: number }

/** Writes the intent to send on the next rows that are due: from here they are in doubt until they are settled. */
export function claimRows(
  db: Sqlite.Database,
  order: OrderRow,
  { channel, n: room }: Pick<Claim, 'channel' | 'n'>,
  now: number,
): Taken[] {
  const n = clearToSend(db, order, channel, room, now)
  if (n <= 0) return []
  const rows = statement<Taken>(
    db,
    `UPDATE delivery SET state = 'sending', attempt = attempt + 1, epoch = ?, intent_at = ? WHERE id IN
     (SELECT id FROM delivery WHERE order_no = ? AND channel = ? AND state = 'pending' AND next_at <= ?
      ORDER BY next_at, id LIMIT ?)
     RETURNING id, person, chain, channel, state, stands, cohort, attempt, resends, call, made_at`,
  ).all(order.epoch, now, order.no, channel, now, n)
  const counters = new Counters()
  for (const row of rows) counters.move({ ...row, state: 'pending' }, row)
  counters.write(db, order.no)
  return rows
}

/** The people of claimed rows, read and opened in one go; those who get the same text share a call. */
export function openClaimed(
  db: Sqlite.Database,
  keys: Keys,
  { no, body }: Pick<OrderRow, 'no' | 'body'>,
  rows: readonly Taken[],
  claims: readonly Claim[],
  callPrefix: string,
): Claimed[] {
  const people = findPeople(
    db,
    keys,
    rows.map(({ person }) => person),
  )
  const ownCode = body.includes('person.own') ? ownCodeOf : () => ''
  const claimed = rows.map((row) => claimedOf(row, people.get(row.person)!, ownCode(keys, no, row)))
  for (const { channel, callSize } of claims) {
    const ofChannel = callSize ? claimed.filter((row) => row.channel === channel) : []
    if (ofChannel.length) groupCalls(db, ofChannel, callSize, callPrefix)
  }
  return claimed
}

/** For orders whose text asks for it. Never by SMS or phone: it opens the reader's own notice, and a lost telephone must not. */
const ownCodeOf = (keys: Keys, order: number, { person, chain, channel }: Taken): string =>
  keys.alive.proof && (channel === 'email' || channel === 'inSite')
    ? keys.proof.ownCodeOf({ person, order, chain })
    : ''

const claimedOf = (row: Taken, person: Person, own: string): Claimed => ({
  id: row.id,
  person,
  own,
  chain: row.chain,
  channel: row.channel,
  attempt: row.attempt,
  resends: row.resends,
  madeAt: row.made_at,
  call: row.call,
})

/** A call's id is on disk before the call, and who is in it is never re-mixed. */
function groupCalls(db: Sqlite.Database, rows: readonly Claimed[], size: number, prefix: string): void {
  const alike = Map.groupBy(rows, ({ chain, person }) =>
    [chain, person.language, person.minor === 'under14', person.group].join(),
  )
  const called: [id: number, call: string][] = []
  for (const group of alike.values()) {
    for (let at = 0; at < group.length; at += size) {
      const members = group.slice(at, at + size)
      const call = `${prefix}.${members[0]!.id}.${members[0]!.attempt}`
      for (const row of members) {
        row.call = call
        called.push([row.id, call])
      }
    }
  }
  statement(
    db,
    'UPDATE delivery SET call = r.value ->> 1 FROM json_each(?) r WHERE delivery.id = r.value ->> 0',
  ).run(JSON.stringify(called))
}
