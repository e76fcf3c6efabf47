import type { Sql } from '../../db/database.ts'
import { listNotices, listVersionsOf, type NoticeVersionRow } from '../../db/queries/notices.ts'
import { namesOf } from '../../db/queries/users.ts'
import { type Access, openIncident } from '../actions/access.ts'
import { judgeFor, type Material, materialOf, sheetAt } from '../actions/notices/material.ts'
import { type OpenNotice, openNotice } from '../actions/notices/open.ts'
import { sealOf } from '../actions/notices/seal.ts'
import { placesOf } from '../actions/orders/rest.ts'
import type { Actor, Context } from '../context.ts'
import type { NoticeLine, NoticeView } from '../contract/notices.ts'
import { inFlightAt } from '../delivery/rehearsal.ts'
import { notFound } from '../problem.ts'
import { channelKinds } from '../rules/delivery.ts'
import { factValue } from '../rules/facts.ts'
import { completeLanguages, type JudgedNotice, judgeNotice } from '../rules/noticeJudge.ts'
import type { NoticePlan } from '../rules/noticeWork.ts'
import { isMeantFor } from '../rules/recipient.ts'
import { handledViews } from './handling.ts'
import { differenceView } from './noticeDifference.ts'
import { draftView } from './noticeDraft.ts'
import { factsView } from './noticeFacts.ts'
import { iso, type Names, personOf } from './values.ts'

export async function noticeLines(ctx: Context, actor: Actor, incidentId: string): Promise<NoticeLine[]> {
  const sql = ctx.db.read
  await openIncident(sql, actor, incidentId)
  const material = await materialOf(ctx, sql, incidentId)
  const names = await namesOf(sql)
  const lines: NoticeLine[] = []
  for (const { id } of await listNotices(sql, incidentId)) {
    const { current } = await openNotice(sql, incidentId, id)
    const judged = judgedOf(current, material)
    lines.push({
      id,
      purpose: current.content.purpose ?? 'first',
      version: current.version,
      state: current.state,
      languages: languagesView(current, judged),
      digest: digestNow(current, incidentId, judged),
      draftedBy: personOf(names, current.draftedBy),
      draftedAt: iso(current.draftedAt),
      changedFacts: factsView(current, material, material.sheet).filter(({ changed }) => changed).length,
    })
  }
  return lines
}

/** One version of a notice with what it lacks, what its facts say now, and what changed since the last approval. */
export async function noticeView(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  noticeId: string,
  version?: number,
): Promise<NoticeView> {
  const sql = ctx.db.read
  const access = await openIncident(sql, actor, incidentId)
  const open = await openNotice(sql, incidentId, noticeId)
  const row = version === undefined ? open.current : open.versions.find((one) => one.version === version)
  if (!row) throw notFound('version')
  const material = await materialOf(ctx, sql, incidentId)
  const judged = judgedOf(row, material)
  const names = await namesOf(sql)
  const { content, plan } = row
  return {
    id: noticeId,
    purpose: content.purpose ?? 'first',
    version: row.version,
    current: row === open.current,
    state: row.state,
    digest: digestNow(row, incidentId, judged),
    languages: languagesView(row, judged),
    blocking: judged.blocking,
    ...actsView(row, names),
    sender: content.sender,
    filed: content.filed,
    plan,
    ...(await reachView(ctx, access, plan)),
    groups: factValue(material.sheet, 'groups') ?? [],
    drafts: judged.drafts.map((one) => draftView(one, content, plan)),
    facts: factsView(row, material, await sheetAt(sql, incidentId, content.sheet)),
    sheet: { now: material.sheetNumber, drawn: content.sheet },
    ...(await sinceApproval(sql, incidentId, open, row, names)),
    versions: open.versions.map((one) => ({
      version: one.version,
      state: one.state,
      by: personOf(names, one.draftedBy),
      at: iso(one.draftedAt),
    })),
    can: stepsOn(open, row, access, actor, judged),
  }
}

/** Through whose hands it would go, how many people's details, and how many of them one crash may leave in doubt. */
async function reachView(ctx: Context, access: Access, { channelOrder, recipients, bound }: NoticePlan) {
  const channels = channelKinds.filter((kind) => channelOrder.includes(kind))
  const meant = (await placesOf(ctx, access.incident.id)).filter((place) => isMeantFor(recipients, place))
  const people = meant.reduce((sum, { n }) => sum + n, 0)
  const inFlight = inFlightAt(channels, access.world, { ...ctx.channels.setting, installationKey: ctx.key })
  return {
    handling: await handledViews(ctx, access, channels),
    people: people || null,
    unknownBound: Math.min(people || bound, inFlight),
  }
}

const judgedOf = (row: NoticeVersionRow, material: Material): JudgedNotice =>
  judgeNotice(row.content, row.plan, judgeFor(material, row.content.sender))

/** As sealed, or as it would be sealed now. */
const digestNow = (row: NoticeVersionRow, incidentId: string, judged: JudgedNotice): string =>
  row.digest || sealOf(row, incidentId, completeLanguages(judged))

const languagesView = (row: NoticeVersionRow, { languages }: JudgedNotice) =>
  languages.map((one) => ({
    ...one,
    approved: row.state === 'approved' && row.languages.includes(one.language),
  }))

const actsView = (row: NoticeVersionRow, names: Names) => ({
  drafted: { by: personOf(names, row.draftedBy), at: iso(row.draftedAt) },
  submitted: act(names, row.submittedBy, row.submittedAt),
  decided: act(names, row.decidedBy, row.decidedAt),
  voided: act(names, row.voidedBy, row.voidedAt),
  reason: row.reason,
  suggestions: row.suggestions,
})

const act = (names: Names, by: string | null, at: number | null) =>
  by === null || at === null ? null : { by: personOf(names, by), at: iso(at) }

/** The newest approval before this version, and what has changed since it. */
async function sinceApproval(
  sql: Sql,
  incidentId: string,
  { versions }: OpenNotice,
  row: NoticeVersionRow,
  names: Names,
): Promise<Pick<NoticeView, 'lastApproval' | 'difference' | 'follows'>> {
  const first = await followedBy(sql, incidentId, row)
  const follows = first && { noticeId: first.row.noticeId, no: first.no, version: first.row.version }
  const last = versions.findLast(({ version, digest }) => digest !== '' && version < row.version)
  const approved = last && act(names, last.decidedBy, last.decidedAt)
  if (!last || !approved)
    return { lastApproval: null, difference: first && differenceView(first.row, row), follows }
  const { version, digest } = last
  return {
    lastApproval: { version, digest, approved, voided: act(names, last.voidedBy, last.voidedAt) },
    difference: differenceView(last, row),
    follows,
  }
}

/** The notice this one corrects or completes, as it was last approved: what its readers have before them. */
async function followedBy(sql: Sql, incidentId: string, { content }: NoticeVersionRow) {
  const at = (await listNotices(sql, incidentId)).findIndex(({ id }) => id === content.follows)
  if (at < 0) return null
  const row = (await listVersionsOf(sql, content.follows as string)).findLast(({ digest }) => digest !== '')
  return row ? { no: at + 1, row } : null
}

function stepsOn(
  { current }: OpenNotice,
  row: NoticeVersionRow,
  { incident, world, may }: Access,
  actor: Actor,
  judged: JudgedNotice,
): string[] {
  if (row !== current || incident.status === 'closed' || world.endedAt !== null) return []
  const complete = completeLanguages(judged).length > 0
  const steps = {
    draft_notice: may('draft_notice'),
    submit_notice: row.state === 'draft' && complete && may('submit_notice'),
    approve_notice:
      row.state === 'submitted' && complete && may('approve_notice', row.draftedBy === actor.id),
    return_notice: row.state === 'submitted' && may('approve_notice', row.draftedBy === actor.id),
  }
  return (Object.keys(steps) as (keyof typeof steps)[]).filter((step) => steps[step])
}
