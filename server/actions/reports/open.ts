import type { Sql, Tx } from '../../../db/database.ts'
import { findReport, type ReportRow, updateReport } from '../../../db/queries/reports.ts'
import type { Actor } from '../../context.ts'
import { conflict, notFound, stale } from '../../problem.ts'
import type { IncidentStep } from '../../rules/permissions.ts'
import { type Access, openToChange } from '../access.ts'

export interface Of {
  incidentId: string
  reportId: string
}

/** A report that this person may take this step with now. Whoever wrote on it owns it. */
export async function openReport(
  sql: Sql,
  actor: Actor,
  { incidentId, reportId }: Of,
  step: IncidentStep,
  states: readonly ReportRow['state'][],
): Promise<{ access: Access; row: ReportRow }> {
  const row = await findReport(sql, incidentId, reportId)
  const access = await openToChange(sql, actor, incidentId, step, row?.editors.includes(actor.id))
  if (!row) throw notFound('report')
  if (!states.includes(row.state))
    throw conflict('report_state', `This report is ${row.state}.`, { state: row.state })
  return { access, row }
}

/** Changes the version the person saw, or says what it is now. */
export async function saveReport(
  tx: Tx,
  row: ReportRow,
  version: number,
  change: Partial<ReportRow>,
): Promise<void> {
  if (!(await updateReport(tx, { id: row.id, version }, change)))
    throw stale('report', { version: row.version, state: row.state })
}

/** The text the person read must be the text that is there: an approval binds what was seen. */
export function refuseOther(seen: string, digest: string): void {
  if (seen !== digest) throw stale('report', { digest })
}
