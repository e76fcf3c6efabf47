import type { Tx } from '../../../db/database.ts'
import type { EnquiryRow } from '../../../db/queries/enquiries.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, type FieldFault, invalid } from '../../problem.ts'
import { enquiryState, isLateAnswer } from '../../rules/enquiry.ts'
import { checkText } from '../../rules/textcheck.ts'
import { strangeFiles } from '../files/attach.ts'
import { tenantsOf } from '../notices/material.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { type Of, openEnquiry, saveEnquiry } from './open.ts'

interface Draft {
  answer: string
  files: readonly string[]
  version: number
}

/** Writes the answer. Whoever wrote it last is its drafter; an approval of other words is void. */
export async function draftAnswer(ctx: Context, actor: Actor, of: Of, draft: Draft): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openEnquiry(tx, actor, of, 'draft_answer')
    const { incident, world } = access
    const faults = await strangeFiles(tx, of.incidentId, draft.files)
    if (faults.length) throw invalid(faults)
    await saveEnquiry(tx, row, draft.version, {
      answer: draft.answer,
      answerFiles: [...draft.files],
      answeredBy: actor.id,
      approvedBy: null,
    })
    const payload = { id: row.id, authority: row.authority, voided: row.approvedBy !== null }
    await record(ctx, tx, actor, { name: 'enquiry.drafted', incidentId: of.incidentId, world, payload })
    const once = `approve_answer:${row.id}:${draft.version}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'approve_answer' })
  })
}

/** Legal approves the words that are there; nobody approves their own. */
export async function approveAnswer(ctx: Context, actor: Actor, of: Of, version: number): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openEnquiry(tx, actor, of, 'approve_answer')
    if (enquiryState(row) !== 'drafted') throw conflict('no_answer', 'There is no answer to approve.')
    await refuseText(tx, row)
    await saveEnquiry(tx, row, version, { approvedBy: actor.id })
    const { id, authority } = row
    await record(ctx, tx, actor, {
      name: 'enquiry.approved',
      incidentId: of.incidentId,
      world: access.world,
      payload: { id, authority },
    })
  })
}

/** Words that must not go out even to an authority. */
async function refuseText(tx: Tx, { incidentId, answer }: EnquiryRow): Promise<void> {
  const otherNames = (await tenantsOf(tx, incidentId)).map(({ name }) => name)
  const ask = { own: [], otherNames, noEvidenceHasBasis: false, forAuthority: true }
  const findings = checkText(answer, ask).filter(({ level }) => level === 'blocking')
  if (findings.length)
    throw conflict('answer_text', 'Some of its text must not go out.', {
      findings: findings.map(({ code, excerpt }) => ({ code, excerpt })),
    })
}

interface Sent {
  at: number
  channel: string
  receiptNumber: string
  lateReason: string
  version: number
}

/** Records that the approved answer went out. Whether it was late is frozen here, and asks its reason. */
export async function sendAnswer(ctx: Context, actor: Actor, of: Of, sent: Sent): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openEnquiry(tx, actor, of, 'send_answer')
    if (row.approvedBy === null) throw conflict('answer_not_approved', 'Legal approves the answer first.')
    const { at, channel, receiptNumber, lateReason, version } = sent
    const late = isLateAnswer(row.dueAt, at)
    const faults: FieldFault[] = [
      ...(at > ctx.now(access.world) ? [{ pointer: '/at', code: 'in_the_future' }] : []),
      ...(at < row.askedAt ? [{ pointer: '/at', code: 'before_it_was_asked' }] : []),
      ...(late && !lateReason.trim() ? [{ pointer: '/lateReason', code: 'late_reason' }] : []),
    ]
    if (faults.length) throw invalid(faults)
    const kept = { answeredAt: at, channel, receiptNumber, late, lateReason: late ? lateReason : '' }
    await saveEnquiry(tx, row, version, kept)
    await record(ctx, tx, actor, {
      name: 'enquiry.answered',
      incidentId: of.incidentId,
      world: access.world,
      payload: { id: row.id, authority: row.authority, at, channel, receiptNumber, late },
    })
  })
}
