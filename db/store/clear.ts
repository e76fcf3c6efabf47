import type Sqlite from 'better-sqlite3'
import type { ChannelKind } from '../../server/rules/delivery.ts'
import { nextDaytime } from '../../server/rules/regionZone.ts'
import type { QuietHours, SendingLimits } from '../../server/rules/sendingPlan.ts'
import type { OrderRow } from './rows.ts'
import { fallAsleep } from './sleep.ts'
import { statement } from './statement.ts'

interface Holds {
  quiet: QuietHours | null
  limits: SendingLimits
}

interface Due {
  id: number
  person: number
  chain: number
  code: string | null
  region: string
  house: string
}

/**
 * How many of the first `n` due rows of a channel may leave now. The others are put back: until the person's morning, until their
 * mailbox house takes more, until an earlier message to them is old enough. They wait and do not fail; whoever is left is in front.
 */
export function clearToSend(
  db: Sqlite.Database,
  order: OrderRow,
  channel: ChannelKind,
  n: number,
  now: number,
): number {
  if (order.holds === null || n <= 0) return n
  const { quiet, limits } = JSON.parse(order.holds) as Holds
  const others = limits.personMinutes > 0 ? otherOrders(db, order.no) : []
  const paced = channel === 'email' && Object.keys(limits.mailPerMinute).length > 0
  const night = channel === 'sms' ? quiet : null
  if (!night && !paced && !others.length) return n
  let cleared = 0
  for (const row of dueRows(db, order.no, channel, now, n)) {
    const wait =
      sleepsUntil(row, night, now) ??
      spacedUntil(db, row, channel, others, now, limits.personMinutes * 60_000) ??
      (paced ? pacedUntil(db, row, limits, now) : null)
    if (wait === null) cleared++
    else putBack(db, order.no, channel, row, wait)
  }
  return cleared
}

interface Wait {
  until: number
  code: 'asleep' | 'spaced' | 'paced'
}

const dueRows = (db: Sqlite.Database, no: number, channel: ChannelKind, now: number, n: number): Due[] =>
  statement<Due>(
    db,
    `SELECT d.id, d.person, d.chain, d.code, p.region, p.mail_group house FROM delivery d JOIN person p ON p.id = d.person
     WHERE d.order_no = ? AND d.channel = ? AND d.state = 'pending' AND d.next_at <= ? ORDER BY d.next_at, d.id LIMIT ?`,
  ).all(no, channel, now, n)

/** The answer of a region holds for a quarter of an hour: clocks of regions differ by whole quarters. */
const mornings = new Map<string, number>()

function sleepsUntil({ region }: Due, quiet: QuietHours | null, now: number): Wait | null {
  if (!quiet) return null
  const key = `${region}:${quiet.from}:${quiet.to}:${Math.floor(now / 900_000)}`
  let until = mornings.get(key)
  if (until === undefined) {
    if (mornings.size > 1_000) mornings.clear()
    mornings.set(key, (until = nextDaytime(now, region, { from: quiet.to * 60, to: quiet.from * 60 })))
  }
  return until > now ? { until, code: 'asleep' } : null
}

/** One message a channel in so many minutes, over all orders of the incident. */
function spacedUntil(
  db: Sqlite.Database,
  { person, chain }: Due,
  channel: ChannelKind,
  others: readonly number[],
  now: number,
  apartMs: number,
): Wait | null {
  if (!others.length) return null
  const last = statement<{ at: number | null }>(
    db,
    `SELECT max(intent_at) at FROM delivery
     WHERE order_no IN (SELECT value FROM json_each(?)) AND person = ? AND chain = ? AND channel = ?`,
  ).get(JSON.stringify(others), person, chain, channel)?.at
  return last != null && last + apartMs > now ? { until: last + apartMs, code: 'spaced' } : null
}

/** Each message gets an instant of its own; whoever comes back at theirs goes. */
function pacedUntil(
  db: Sqlite.Database,
  { house, code }: Due,
  limits: SendingLimits,
  now: number,
): Wait | null {
  const perMinute = (limits.mailPerMinute as Record<string, number | undefined>)[house]
  if (!perMinute || code === 'paced') return null
  const kept = statement<{ at: number }>(db, 'SELECT next_at at FROM pace WHERE house = ?').get(house)
  const until = Math.max(now, kept?.at ?? 0)
  statement(db, 'INSERT INTO pace VALUES (?, ?) ON CONFLICT DO UPDATE SET next_at = excluded.next_at').run(
    house,
    until + Math.ceil(60_000 / perMinute),
  )
  return until > now ? { until, code: 'paced' } : null
}

function putBack(db: Sqlite.Database, no: number, channel: ChannelKind, { id }: Due, { until, code }: Wait) {
  statement(db, 'UPDATE delivery SET next_at = ?, code = ? WHERE id = ?').run(until, code, id)
  if (code === 'asleep') fallAsleep(db, no, channel, until)
}

const otherOrders = (db: Sqlite.Database, no: number): number[] =>
  statement<{ no: number }>(db, 'SELECT no FROM order_copy WHERE no <> ?')
    .all(no)
    .map((row) => row.no)
