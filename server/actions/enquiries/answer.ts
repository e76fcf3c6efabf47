import type { EnquiryRow } from '../../../db/queries/enquiries.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, type FieldFault, invalid } from '../../problem.ts'
import { isLateAnswer } from '../../rules/enquiry.ts'
import { strangeFiles } from '../files/attach.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { gatedAnswers } from './gate.ts'
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
      returnedBy: null,
      returnReason: '',
      gate: null,
    })
    const payload = { id: row.id, authority: row.authority, voided: row.approvedBy !== null }
    await record(ctx, tx, actor, { name: 'enquiry.drafted', incidentId: of.incidentId, world, payload })
    const once = `approve_answer:${row.id}:${draft.version}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'approve_answer' })
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
    if (row.gate === null && (await gatedAnswers(ctx, tx, of.incidentId))(row))
      throw conflict('answer_gate', 'It leaves China now: legal answers the gate with a new approval.')
    const { at, channel, receiptNumber, lateReason, version } = sent
    const late = isLateAnswer(row.dueAt, at)
    const faults = faultsOf(sent, row, ctx.now(access.world))
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

function faultsOf({ at, lateReason }: Sent, row: EnquiryRow, now: number): FieldFault[] {
  const unexplained = isLateAnswer(row.dueAt, at) && !lateReason.trim()
  return [
    ...(at > now ? [{ pointer: '/at', code: 'in_the_future' }] : []),
    ...(at < row.askedAt ? [{ pointer: '/at', code: 'before_it_was_asked' }] : []),
    ...(unexplained ? [{ pointer: '/lateReason', code: 'late_reason' }] : []),
  ]
}
