import type { FilingRow, ReportRow } from '../../db/queries/reports.ts'
import type { Access } from '../actions/access.ts'
import type { IncidentStep } from '../rules/permissions.ts'

type Steps = Record<string, { when: boolean; may: IncidentStep; own?: boolean }>

/** The steps this person may take with a report now. */
export function reportSteps(
  { state, stage }: ReportRow,
  access: Access,
  { own, urgent }: { own: boolean; urgent: boolean },
): string[] {
  const open = state === 'draft' || state === 'returned'
  const unfiled = open || state === 'submitted' || state === 'approved' || state === 'signed'
  return allowed(access, {
    change_report: { when: unfiled, may: 'draft_report' },
    submit_report: { when: open, may: 'draft_report' },
    approve_report: { when: state === 'submitted', may: 'approve_report', own },
    sign_report: { when: state === 'approved', may: 'sign_report' },
    sign_unapproved_report: {
      when: stage === 'first' && urgent && (open || state === 'submitted'),
      may: 'sign_unapproved_report',
    },
    file_report: { when: state === 'signed' || state === 'filed', may: 'file_report' },
    withdraw_report: { when: unfiled, may: 'draft_report' },
  })
}

/** What may still be added to a filing. */
export const filingSteps = ({ receiptNumber, receiptFile }: FilingRow, access: Access): string[] =>
  allowed(access, {
    add_receipt: { when: receiptNumber === '', may: 'file_report' },
    add_receipt_file: { when: receiptFile === null, may: 'file_report' },
  })

function allowed({ incident, world, may }: Access, steps: Steps): string[] {
  if (incident.status === 'closed' || world.endedAt !== null) return []
  return Object.entries(steps)
    .filter(([, { when, may: step, own }]) => when && may(step, own))
    .map(([name]) => name)
}
