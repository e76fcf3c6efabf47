import type Sqlite from 'better-sqlite3'
import { type ChannelKind, type DeliveryChannel, nextChannel } from '../../server/rules/delivery.ts'
import { Counters } from './counters.ts'
import { type Cohort, cohortOf } from './coverage.ts'
import { channelsOf } from './inSite.ts'
import { meantSql, meantValues } from './meant.ts'
import type { Chain, DeliveryRow, OrderRow, OrderRule } from './rows.ts'
import { statement } from './statement.ts'
import { minorOf, reachBits, whoCounts } from './tally.ts'
import { countMeant, looksBack, ruleOf, settleMeant } from './told.ts'

interface Planned extends Cohort {
  id: number
  minor: number
  reach: number
}

/**
 * Makes the first delivery row of the next `limit` people of the order, in the order of their numbers. Planning goes just
 * ahead of sending, so an order starts at once however many people it has. Runs inside the caller's transaction.
 */
export function planPeople(db: Sqlite.Database, order: OrderRow, limit: number, now: number): number {
  const rule = ruleOf(db, order)
  const drawn = nextDrawn(db, order, limit)
  const people = drawn.length ? drawn : nextPeople(db, rule, order, limit)
  if (!people.length) {
    settleMeant(db, order)
    return 0
  }
  const counters = new Counters()
  const cohorts = cohortsOf(db)
  const channels = channelsOf(order)
  for (const person of people) {
    for (const chain of chainsOf(person))
      insertNext(db, order.no, channels, { ...person, cohort: cohorts(person) }, chain, now, counters)
  }
  counters.write(db, order.no)
  order.planned += people.length
  if (!drawn.length) order.planned_to = people.at(-1)!.id
  statement(db, 'UPDATE order_copy SET planned_to = ?, planned = ? WHERE no = ?').run(
    order.planned_to,
    order.planned,
    order.no,
  )
  return people.length
}

/** What moving on asks of a row. */
type Standing = Pick<DeliveryRow, 'id' | 'person' | 'chain' | 'channel' | 'state' | 'stands' | 'cohort'>

/**
 * The delivery failed for good: the person moves on to the next channel in the same transaction. With none left the
 * failed row keeps standing, and the person counts as unreachable: to be reached by the announcement.
 */
export function fallOver(
  db: Sqlite.Database,
  order: OrderRow,
  failed: Standing,
  now: number,
  counters: Counters,
): boolean {
  const person = statement<Pick<Planned, 'id' | 'minor' | 'reach'>>(
    db,
    'SELECT id, minor, reach FROM person WHERE id = ?',
  ).get(failed.person)!
  const channels = channelsOf(order)
  const tried = statement<{ channel: DeliveryChannel }>(
    db,
    'SELECT channel FROM delivery WHERE order_no = ? AND person = ? AND chain = ?',
  ).all(order.no, failed.person, failed.chain)
  const next = nextChannel(
    channels,
    reachableOf(person, failed.chain),
    new Set(tried.map((row) => row.channel)),
  )
  if (!next) return false
  statement(db, 'UPDATE delivery SET stands = 0 WHERE id = ?').run(failed.id)
  counters.move({ ...failed, stands: 1 }, { ...failed, stands: 0 })
  insertDelivery(db, order.no, { id: person.id, cohort: failed.cohort }, failed.chain, next, now, counters)
  return true
}

/** Everybody of the rule by the channel tried first; a look at each person only where the rule looks back. */
export function firstChannels(db: Sqlite.Database, rule: OrderRule): Record<DeliveryChannel, number> {
  const first = { email: 0, sms: 0, inSite: 0, phone: 0, none: 0 }
  for (const { minor, reach, n } of looksBack(rule) ? countMeant(db, rule) : whoCounts(db, rule)) {
    first[nextChannel(rule.channels, reachableOf({ minor, reach }, 0), new Set()) ?? 'none'] += n
  }
  return first
}

/** Under 14 the guardian is told in the child's stead; from 14 to 17 both are (minors' regulation, Art. 35). */
const chainsOf = ({ minor }: Planned): Chain[] => (minorOf(minor) === 'under18' ? [0, 1] : [0])

/** Nobody knows a guardian's own account, so a guardian is never told in-site. */
export function reachableOf(
  { minor, reach }: { minor: number; reach: number },
  chain: Chain,
): Set<ChannelKind> {
  const guardian = chain === 1 || minorOf(minor) === 'under14'
  const reachable = new Set<ChannelKind>()
  if (reach & (guardian ? reachBits.guardianEmail : reachBits.email)) reachable.add('email')
  if (reach & (guardian ? reachBits.guardianPhone : reachBits.phone)) {
    reachable.add('sms')
    reachable.add('phone')
  }
  if (!guardian && reach & reachBits.ref) reachable.add('inSite')
  return reachable
}

/** Numbers of cohorts, looked up once a pass: people of one file are mostly of a few. */
function cohortsOf(db: Sqlite.Database) {
  const known = new Map<string, number>()
  return (person: Cohort): number => {
    const key = `${person.grp}\n${person.language}\n${person.region}\n${person.tenant}`
    let no = known.get(key)
    if (no === undefined) known.set(key, (no = cohortOf(db, person)))
    return no
  }
}

/** Whoever was drawn comes first, in the order of the draw; nobody else is planned while one of them is left. */
function nextDrawn(db: Sqlite.Database, { no, planned, sampled }: OrderRow, limit: number): Planned[] {
  if (planned >= (sampled ?? 0)) return []
  return statement<Planned>(
    db,
    `SELECT p.id, p.minor, p.reach, p.grp, p.language, p.region, p.tenant FROM sample s JOIN person p ON p.id = s.person
     WHERE s.order_no = ? AND s.pos >= ? ORDER BY s.pos LIMIT ?`,
  ).all(no, planned, limit)
}

const notDrawn = 'AND NOT EXISTS (SELECT 1 FROM sample s WHERE s.order_no = @no AND s.person = person.id)'

function nextPeople(db: Sqlite.Database, rule: OrderRule, order: OrderRow, limit: number): Planned[] {
  const drawn = order.sampled ? { sql: notDrawn, values: { no: order.no } } : { sql: '', values: {} }
  return statement<Planned>(
    db,
    `SELECT id, minor, reach, grp, language, region, tenant FROM person
     WHERE id > @after AND ${meantSql} ${drawn.sql} ORDER BY id LIMIT @limit`,
  ).all({ ...meantValues(rule), after: order.planned_to, limit, ...drawn.values })
}

function insertNext(
  db: Sqlite.Database,
  orderNo: number,
  channels: readonly ChannelKind[],
  person: Planned & { cohort: number },
  chain: Chain,
  now: number,
  counters: Counters,
) {
  const channel = nextChannel(channels, reachableOf(person, chain), new Set())
  insertDelivery(db, orderNo, person, chain, channel ?? 'none', now, counters)
}

function insertDelivery(
  db: Sqlite.Database,
  orderNo: number,
  { id, cohort }: { id: number; cohort: number },
  chain: Chain,
  channel: DeliveryChannel,
  now: number,
  counters: Counters,
) {
  const state = channel === 'none' ? 'failed' : 'pending'
  statement(
    db,
    `INSERT INTO delivery (order_no, person, chain, channel, state, stands, cohort, code, made_at)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)`,
  ).run(orderNo, id, chain, channel, state, cohort, channel === 'none' ? 'no_address' : null, now)
  counters.move(null, { chain, channel, state, stands: 1, cohort })
}
