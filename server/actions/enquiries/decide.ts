import type { Tx } from '../../../db/database.ts'
import type { EnquiryRow } from '../../../db/queries/enquiries.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid } from '../../problem.ts'
import { enquiryState } from '../../rules/enquiry.ts'
import type { ExportGate } from '../../rules/exportGate.ts'
import { checkText } from '../../rules/textcheck.ts'
import { tenantsOf } from '../notices/material.ts'
import { record } from '../record.ts'
import { faultsAtGate } from '../reports/gate.ts'
import { tellStaff } from '../tellStaff.ts'
import { gatedAnswers } from './gate.ts'
import { type Of, openEnquiry, saveEnquiry } from './open.ts'

/**
 * Legal approves the words that are there; nobody approves their own. What goes abroad passes the gate here, because what
 * leaves and to whom is known.
 */
export async function approveAnswer(
  ctx: Context,
  actor: Actor,
  of: Of,
  { gate, version }: { gate?: ExportGate | undefined; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openEnquiry(tx, actor, of, 'approve_answer')
    if (enquiryState(row) !== 'drafted') throw conflict('no_answer', 'There is no answer to approve.')
    await refuseText(tx, row)
    const gated = (await gatedAnswers(ctx, tx, of.incidentId))(row)
    const faults = gated ? await faultsAtGate(tx, actor, access, gate) : []
    if (faults.length) throw invalid(faults)
    const answers = gated && gate ? { gate: { ...gate, confirmedBy: actor.id } } : {}
    await saveEnquiry(tx, row, version, { approvedBy: actor.id, ...answers })
    const { id, authority } = row
    await record(ctx, tx, actor, {
      name: 'enquiry.approved',
      incidentId: of.incidentId,
      world: access.world,
      payload: { id, authority, ...answers },
    })
  })
}

/** Legal sends the draft back with a reason; whoever wrote it is told. */
export async function returnAnswer(
  ctx: Context,
  actor: Actor,
  of: Of,
  { reason, version }: { reason: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openEnquiry(tx, actor, of, 'approve_answer')
    if (enquiryState(row) !== 'drafted') throw conflict('no_answer', 'There is no answer to return.')
    await saveEnquiry(tx, row, version, { returnedBy: actor.id, returnReason: reason })
    const { id, authority } = row
    const { incident, world } = access
    const payload = { id, authority, reason }
    await record(ctx, tx, actor, { name: 'enquiry.returned', incidentId: of.incidentId, world, payload })
    const once = `answer_returned:${id}:${version}`
    const news = { kind: 'decision', what: 'answer_returned', urgent: false } as const
    await tellStaff(ctx, tx, {
      once,
      userId: row.answeredBy ?? '',
      incidentId: incident.id,
      world,
      news: { ...news, number: incident.number, title: incident.title },
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
