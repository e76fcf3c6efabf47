import type Sqlite from 'better-sqlite3'
import type { ChannelKind } from '../../server/rules/delivery.ts'
import { Counters } from './counters.ts'
import type { Keys } from './keys.ts'
import { findPerson } from './people.ts'
import type { DeliveryRow, OrderRow, OrderRule, Person } from './rows.ts'
import { statement } from './statement.ts'

/** Deliveries that a person's own page may ask about: unread ones end, and each is looked up by its person. */
export const inSiteTables = `
CREATE INDEX delivery_unread ON delivery (order_no, end_at) WHERE state = 'accepted' AND channel = 'inSite';
CREATE INDEX delivery_in_site ON delivery (person) WHERE channel = 'inSite';
`

/** Channels of this order that cannot carry it now: nobody is planned for them. Decided anew at each epoch. */
export function passOver(db: Sqlite.Database, id: string, kinds: readonly ChannelKind[]): void {
  statement(db, 'UPDATE order_copy SET passed = ? WHERE id = ?').run(JSON.stringify(kinds), id)
}

export function channelsOf({ body, passed }: Pick<OrderRow, 'body' | 'passed'>): ChannelKind[] {
  const gone = new Set<ChannelKind>(JSON.parse(passed))
  return (JSON.parse(body) as OrderRule).channels.filter((kind) => !gone.has(kind))
}

/** The message centre knows a repetition by its id, so whatever a crash left open is simply said again. */
export function repeatInSite(db: Sqlite.Database, no: number, now: number): void {
  db.transaction(() => {
    const counters = new Counters()
    const again = statement<DeliveryRow>(
      db,
      `UPDATE delivery SET state = 'pending', next_at = ?
       WHERE order_no = ? AND state = 'unknown' AND code = 'interrupted' AND channel = 'inSite' AND stands = 1 RETURNING *`,
    ).all(now, no)
    for (const row of again) counters.move({ ...row, state: 'unknown' }, row)
    counters.write(db, no)
  }).immediate()
}

/** By the account id that the company's own site knows them by. */
export function findByRef(db: Sqlite.Database, keys: Keys, ref: string): Person | null {
  if (!keys.alive.proof || !keys.alive.contact) return null
  const found = statement<{ person: number }>(db, 'SELECT person FROM address WHERE digest = ?')
  const id = found.get(keys.proof.digest(`ref:${ref}`))?.person
  return id === undefined ? null : findPerson(db, keys, id)
}

/** What stands, or will stand, in the feed of one person: everything that was said to them in-site and did not fail. */
export const inSiteOf = (db: Sqlite.Database, person: number): (DeliveryRow & { body: string })[] =>
  statement<DeliveryRow & { body: string }>(
    db,
    `SELECT d.*, o.body FROM delivery d JOIN order_copy o ON o.no = d.order_no
     WHERE d.person = ? AND d.channel = 'inSite' AND d.state IN ('unknown', 'accepted', 'delivered', 'read') ORDER BY d.id DESC`,
  ).all(person)
