import type { Sql } from '../../db/database.ts'
import { listAnnouncements, listAnnouncementVersions } from '../../db/queries/announcements.ts'
import { listNotices, listVersionsOf, type NoticeVersionRow } from '../../db/queries/notices.ts'
import { listOrders } from '../../db/queries/orders.ts'
import { listRecords } from '../../db/queries/records.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { PersonProof } from '../../db/store/proof.ts'
import type { DeliveryRow } from '../../db/store/rows.ts'
import type { Access } from '../actions/access.ts'
import { digestOf } from '../actions/record.ts'
import type { Context } from '../context.ts'
import type { OrderBody } from '../delivery/order.ts'
import { readerOf, textFor } from '../delivery/recipient.ts'
import { noticeDigestInput } from '../rules/notice.ts'
import { sealedVersion } from '../rules/noticeWork.ts'

type Names = ReadonlyMap<string, string>

/** What an order's people were sent, by the order's number in the store. */
export type Sent = Map<number, { id: string; body: OrderBody }>

export async function sentBy(ctx: Context, incidentId: string): Promise<Sent> {
  const rows = await ctx.audiences.orders(incidentId)
  return new Map(rows.map(({ no, id, body }) => [no, { id, body: JSON.parse(body) as OrderBody }]))
}

/** Texts, approvals, orders, announcements and the incident's links of the record: what was decided, by whom, when. */
export async function* decisionLines(ctx: Context, { incident, world }: Access, sent: Sent) {
  const sql = ctx.db.read
  const names = await namesOf(sql)
  const { id, number, title } = incident
  yield { kind: 'incident', id, number, title, world: world.kind }
  yield* noticeLines(sql, id, names)
  yield* orderLines(sql, id, names, new Map([...sent.values()].map((one) => [one.id, one.body])))
  yield* announcementLines(sql, id, names)
  yield* recordLines(sql, id)
}

/** Every version that was approved, with what its approval was bound to: its SHA-256 is the digest. */
async function* noticeLines(sql: Sql, incidentId: string, names: Names) {
  for (const { id } of await listNotices(sql, incidentId))
    for (const row of await listVersionsOf(sql, id)) yield* approvedLine(row, incidentId, names)
}

function* approvedLine(row: NoticeVersionRow, incidentId: string, names: Names) {
  if (!row.digest || row.decidedAt === null) return
  const { noticeId, version, digest, state, draftedAt, decidedAt } = row
  yield {
    kind: 'notice',
    noticeId,
    version,
    digest,
    state,
    approved: noticeDigestInput(sealedVersion({ ...row, incidentId }, row.content, row.plan, row.languages)),
    draftedBy: names.get(row.draftedBy) ?? '',
    draftedAt: at(draftedAt),
    approvedBy: names.get(row.decidedBy ?? '') ?? '',
    approvedAt: at(decidedAt),
  }
}

async function* orderLines(sql: Sql, incidentId: string, names: Names, bodies: Map<string, OrderBody>) {
  for (const row of await listOrders(sql, incidentId)) {
    const { people, told, trying, unknown, unreachable, stopped, sandbox } = row.counters
    yield {
      kind: 'order',
      id: row.id,
      noticeId: row.noticeId,
      noticeVersion: row.noticeVersion,
      noticeDigest: row.digest,
      bodyDigest: row.bodyDigest,
      /** What the sender was handed; null = it never was. Its SHA-256 is `bodyDigest`. */
      body: bodies.get(row.id) ?? null,
      sandbox: row.sandbox,
      state: row.state,
      orderedBy: names.get(row.orderedBy) ?? '',
      orderedAt: at(row.orderedAt),
      startedAt: at(row.startedAt),
      doneAt: at(row.doneAt),
      coverage: { people, told, trying, unknown, unreachable, stopped, sandbox },
    }
  }
}

async function* announcementLines(sql: Sql, incidentId: string, names: Names) {
  for (const { id, slug } of await listAnnouncements(sql, incidentId))
    for (const row of await listAnnouncementVersions(sql, id)) {
      if (row.publishedAt === null) continue
      yield {
        kind: 'announcement',
        address: slug,
        edition: row.edition,
        digest: row.digest,
        content: row.content,
        approvedBy: names.get(row.decidedBy ?? '') ?? '',
        approvedAt: at(row.decidedAt),
        publishedAt: at(row.publishedAt),
        withdrawnAt: at(row.withdrawnAt),
      }
    }
}

/** Acts whose contents are shown, so that the chain vouches for texts and orders; of the others only the digest goes. */
const shown = new Set([
  'notice.approved',
  'order.given',
  'order.started',
  'order.done',
  'retention.destroyed',
])

async function* recordLines(sql: Sql, incidentId: string) {
  let after = 0
  for (;;) {
    const page = await listRecords(sql, { incidentId, after, limit: 500 })
    for (const { link, payload } of page) {
      const open = shown.has(link.name) && payload.erasedAt === null
      yield { kind: 'record', link, ...(open ? { salt: payload.salt, payload: payload.payload } : {}) }
      after = link.seq
    }
    if (page.length < 500) return
  }
}

/** One person: check code, keyed digests of addresses, and what went over which channel with which end. */
export function personLine(person: PersonProof, sent: Sent, digestFor: (text: object) => string) {
  const digests = Object.entries(person.digests).map(([kind, digest]) => [kind, digest.toString('hex')])
  return {
    kind: 'person' as const,
    code: person.code,
    digests: Object.fromEntries(digests),
    deliveries: person.deliveries.map((row) => deliveryOf(person, row, sent, digestFor)),
  }
}

function deliveryOf(person: PersonProof, row: DeliveryRow, sent: Sent, digestFor: (text: object) => string) {
  const order = sent.get(row.order_no)
  const text = row.channel === 'none' || !order ? null : textFor(order.body, person, row.channel, row.chain)
  return {
    order: order?.id ?? '',
    channel: row.channel,
    reader: readerOf(person, row.chain),
    state: row.state,
    stands: row.stands === 1,
    attempts: row.attempt,
    sentAgain: row.resends,
    /** Of the approved text, before the person's own name and code are filled in. */
    text: text && digestFor(text),
    reference: plain(row.ref),
    reason: plain(row.code),
    madeAt: at(row.made_at),
    sentAt: at(row.intent_at),
    endedAt: at(row.end_at),
  }
}

/** The same few texts for millions of people: each is digested once. */
export function textDigests(): (text: object) => string {
  const known = new WeakMap<object, string>()
  return (text) => {
    const found = known.get(text) ?? digestOf(text)
    known.set(text, found)
    return found
  }
}

const at = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString()

/** Some servers repeat the address in their answer. */
const plain = (said: string | null): string | null =>
  said === null ? null : said.replace(/[^\s<>]+@[^\s<>]+/g, '(address)')
