import type { Sql, Tx } from '../../../db/database.ts'
import { type EnquiryRow, findEnquiry, updateEnquiry } from '../../../db/queries/enquiries.ts'
import type { Actor } from '../../context.ts'
import { conflict, notFound, stale } from '../../problem.ts'
import { enquiryState } from '../../rules/enquiry.ts'
import type { IncidentStep } from '../../rules/permissions.ts'
import { type Access, openToChange } from '../access.ts'

export interface Of {
  incidentId: string
  enquiryId: string
}

/** A question that is not answered yet and that this person may take this step with. Whoever wrote the answer owns it. */
export async function openEnquiry(
  sql: Sql,
  actor: Actor,
  { incidentId, enquiryId }: Of,
  step: IncidentStep,
): Promise<{ access: Access; row: EnquiryRow }> {
  const row = await findEnquiry(sql, incidentId, enquiryId)
  const access = await openToChange(sql, actor, incidentId, step, row?.answeredBy === actor.id)
  if (!row) throw notFound('enquiry')
  if (enquiryState(row) === 'answered')
    throw conflict('enquiry_answered', 'This question was answered already; what was sent stands.')
  return { access, row }
}

/** Changes the version the person saw, or says what it is now. */
export async function saveEnquiry(
  tx: Tx,
  row: EnquiryRow,
  version: number,
  change: Partial<EnquiryRow>,
): Promise<void> {
  if (!(await updateEnquiry(tx, { id: row.id, version }, change)))
    throw stale('enquiry', { version: row.version, state: enquiryState(row) })
}
