import { insertEnquiry } from '../../../db/queries/enquiries.ts'
import { findReport } from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { strangeFiles } from '../files/attach.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'

export interface NewEnquiry {
  reportId: string | null
  authority: string
  channel: string
  question: string
  askedAt: number
  dueAt: number | null
  abroad: boolean
  files: readonly string[]
}

/** Notes what an authority asked. Its clock runs from the question to the time the authority named; legal is told. */
export async function noteEnquiry(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  asked: NewEnquiry,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { incident, world } = await openToChange(tx, actor, incidentId, 'note_enquiry')
    const known = !asked.reportId || (await findReport(tx, incidentId, asked.reportId))
    const faults: FieldFault[] = [
      ...(known ? [] : [{ pointer: '/reportId', code: 'unknown_report' }]),
      ...(asked.askedAt > ctx.now(world) ? [{ pointer: '/askedAt', code: 'in_the_future' }] : []),
      ...(asked.dueAt !== null && asked.dueAt <= asked.askedAt
        ? [{ pointer: '/dueAt', code: 'before_it_was_asked' }]
        : []),
      ...(await strangeFiles(tx, incidentId, asked.files)),
    ]
    if (faults.length) throw invalid(faults)
    const id = ctx.newId()
    await insertEnquiry(tx, {
      ...blank,
      ...asked,
      files: [...asked.files],
      id,
      incidentId,
      notedBy: actor.id,
    })
    const { authority, abroad, askedAt, dueAt } = asked
    const payload = { id, authority, abroad, askedAt, dueAt }
    await record(ctx, tx, actor, { name: 'enquiry.noted', incidentId, world, payload })
    const once = `enquiry:${id}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'answer_enquiry' })
  })
}

const blank = {
  answer: '',
  answerFiles: [],
  answeredAt: null,
  answeredBy: null,
  approvedBy: null,
  returnedBy: null,
  returnReason: '',
  gate: null,
  receiptNumber: '',
  late: false,
  lateReason: '',
  version: 1,
}
