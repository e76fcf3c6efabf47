import type { Sql } from '../../db/database.ts'
import { findOrganisation } from '../../db/queries/installation.ts'
import { listVersionsOf, type NoticeVersionRow } from '../../db/queries/notices.ts'
import { listOrders, listOrdersSince, type OrderRow } from '../../db/queries/orders.ts'
import type { OwnStory } from '../../db/store/own.ts'
import type { Context } from '../context.ts'
import { readerOf } from '../delivery/recipient.ts'
import type { OwnNotice, OwnNoticeView } from '../public/ownNotice.ts'
import type { Language } from '../rules/facts.ts'
import { draftsMeant } from '../rules/noticeWork.ts'
import { opensStill, ownNoticeMs } from '../rules/ownNotice.ts'
import { fallbackOf, fittingText } from '../rules/recipient.ts'
import { realWorld } from '../rules/world.ts'

/**
 * The page of one reader's own notices. Without a code, or with one that opens nothing, there is the form alone: a wrong code,
 * an expired one and one of a destroyed incident are answered alike.
 */
export async function ownNoticeView(
  ctx: Context,
  { language, code }: { language: Language; code: string },
): Promise<OwnNoticeView> {
  const organisation = await findOrganisation(ctx.db.read)
  const frame = {
    company: organisation?.name[language] ?? organisation?.name['zh-CN'] ?? '',
    hotline: organisation?.dutyPhone ?? '',
    language,
  }
  const notices = code ? await noticesOf(ctx, code) : []
  return { ...frame, tried: code !== '', notices }
}

async function noticesOf(ctx: Context, code: string): Promise<OwnNotice[]> {
  const now = ctx.now(realWorld)
  const orders = await listOrdersSince(ctx.db.read, realWorld.id, now - ownNoticeMs)
  const out = orders.filter(({ startedAt }) => startedAt !== null && opensStill(startedAt, now))
  for (const incidentId of new Set(out.map((order) => order.incidentId))) {
    const story = await ctx.audiences.own(incidentId, code)
    if (story && out.some(({ id }) => id === story.orderId)) return told(ctx.db.read, incidentId, story)
  }
  return []
}

/** Each notice once, as it first went to this reader; the newest first. */
async function told(sql: Sql, incidentId: string, { person, chain, sent }: OwnStory): Promise<OwnNotice[]> {
  const orders = (await listOrders(sql, incidentId)).filter(({ sandbox }) => !sandbox)
  const notices = new Map<string, OwnNotice>()
  for (const { orderId, channel, at } of sent) {
    const order = orders.find(({ id }) => id === orderId)
    const key = order && `${order.noticeId} ${order.noticeVersion}`
    if (!order || !key || notices.has(key)) continue
    const row = await versionSent(sql, order)
    const draft = row && textOf(row, person, readerOf(person, chain))
    if (!row || !draft) continue
    const { name, code, fields } = person
    const reader = { name, code, fields, language: draft.language }
    const { purpose = 'first' } = row.content
    notices.set(key, { reader, words: draft.words, purpose, channel, at, stands: standsOf(row) })
  }
  return [...notices.values()].reverse()
}

const versionSent = async (sql: Sql, { noticeId, noticeVersion }: OrderRow) =>
  (await listVersionsOf(sql, noticeId)).find(({ version }) => version === noticeVersion)

/** As the sender chose it: by the person's language, group and age. */
function textOf(row: NoticeVersionRow, person: OwnStory['person'], reader: 'person' | 'guardian') {
  const languages = row.languages.length ? row.languages : row.plan.languages
  const meant = draftsMeant(row.content, { ...row.plan, languages })
  return fittingText(
    meant.filter(({ audience }) => audience === reader),
    person,
    fallbackOf(languages),
  )
}

/** A version whose approval fell is no longer the company's word. */
const standsOf = ({ state, voidedAt }: NoticeVersionRow): OwnNotice['stands'] =>
  state === 'void' && voidedAt !== null ? { until: voidedAt } : 'yes'
