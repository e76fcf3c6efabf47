import type { Sql } from '../../db/database.ts'
import { type EnquiryRow, listEnquiries } from '../../db/queries/enquiries.ts'
import { listReports } from '../../db/queries/reports.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { gatedAnswers } from '../actions/enquiries/gate.ts'
import type { Actor, Context } from '../context.ts'
import type { EnquiryView } from '../contract/enquiries.ts'
import type { Alarm } from '../contract/incidents.ts'
import { enquiryClock, enquiryState } from '../rules/enquiry.ts'
import { reportName } from '../rules/reportActs.ts'
import { filesOf } from './file.ts'
import { gateOf } from './gate.ts'
import { iso, isoOrNull, personOf } from './values.ts'

/** The thread of questions and answers, oldest first. */
export async function enquiryList(ctx: Context, sql: Sql, actor: Actor, access: Access) {
  const { incident, world, may } = access
  const names = await namesOf(sql)
  const reports = await listReports(sql, incident.id)
  const files = await filesOf(sql, incident.id)
  const gated = await gatedAnswers(ctx, sql, incident.id)
  const who = (id: string | null) => (id === null ? null : personOf(names, id))
  const open = incident.status !== 'closed' && world.endedAt === null
  const enquiries = (await listEnquiries(sql, incident.id)).map((row): EnquiryView => {
    const report = reports.find(({ id }) => id === row.reportId)
    const { id, authority, channel, question, answer, receiptNumber, late, lateReason, version } = row
    return {
      ...{ id, authority, channel, question, answer, receiptNumber, late, lateReason, version },
      report: report ? { id: report.id, name: reportName(incident.number, report.number) } : null,
      askedAt: iso(row.askedAt),
      dueAt: isoOrNull(row.dueAt),
      files: files(row.files),
      notedBy: personOf(names, row.notedBy),
      state: enquiryState(row),
      clock: enquiryClock(row, ctx.now(world)),
      answerFiles: files(row.answerFiles),
      draftedBy: who(row.answeredBy),
      approvedBy: who(row.approvedBy),
      returnedBy: who(row.returnedBy),
      returnReason: row.returnReason,
      abroad: row.abroad,
      needsGate: gated(row),
      gate: gateOf(row, names),
      answeredAt: isoOrNull(row.answeredAt),
      can: open ? stepsWith(row, actor, access) : [],
    }
  })
  return { enquiries, can: open && may('note_enquiry') ? ['note_enquiry'] : [] }
}

function stepsWith(row: EnquiryRow, actor: Actor, { may }: Access): string[] {
  const state = enquiryState(row)
  if (state === 'answered') return []
  return [
    ...(may('draft_answer') ? ['draft_answer'] : []),
    ...(state === 'drafted' && may('approve_answer', row.answeredBy === actor.id) ? ['approve_answer'] : []),
    ...(state === 'approved' && may('send_answer') ? ['send_answer'] : []),
  ]
}

/** Questions past their time, and those that wait for somebody. */
export async function enquiryAlarms(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  { incident, world, may }: Access,
): Promise<{ overdue: Alarm[]; toDecide: Alarm[] }> {
  const open = (await listEnquiries(sql, incident.id)).filter((row) => enquiryState(row) !== 'answered')
  const about = (row: EnquiryRow) => ({ ref: row.id, title: { 'zh-CN': row.authority, en: row.authority } })
  const late = open.filter((row) => enquiryClock(row, ctx.now(world)) === 'late')
  return {
    overdue: late.map((row) => ({
      ...about(row),
      kind: 'duty',
      code: 'enquiry_late',
      since: iso(row.dueAt ?? row.askedAt),
      seat: 'legal',
      mine: may('draft_answer'),
    })),
    toDecide: open.map((row) => {
      const step = next[enquiryState(row) as keyof typeof next]
      return {
        ...about(row),
        kind: 'decision',
        code: step,
        since: iso(row.askedAt),
        seat: 'legal',
        mine: may(step, row.answeredBy === actor.id),
      }
    }),
  }
}

const next = {
  asked: 'draft_answer',
  drafted: 'approve_answer',
  returned: 'draft_answer',
  approved: 'send_answer',
} as const
