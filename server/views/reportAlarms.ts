import type { Sql } from '../../db/database.ts'
import { listReports } from '../../db/queries/reports.ts'
import type { Access } from '../actions/access.ts'
import type { Actor } from '../context.ts'
import type { Alarm } from '../contract/incidents.ts'
import { iso, named } from './values.ts'

/** Reports that wait for legal, for the commander's signature, or to be filed. */
export async function waitingReports(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
  return (await listReports(sql, incident.id)).flatMap((report): Alarm[] => {
    const base = {
      kind: 'decision' as const,
      ref: report.id,
      title: named(String(report.number)),
      since: iso(report.approvedAt ?? report.submittedAt ?? report.draftedAt),
    }
    const own = report.editors.includes(actor.id)
    if (report.state === 'submitted')
      return [{ ...base, code: 'approve_report', seat: 'legal', mine: may('approve_report', own) }]
    if (report.state === 'approved')
      return [{ ...base, code: 'sign_report', seat: 'commander', mine: may('sign_report') }]
    if (report.state === 'signed')
      return [{ ...base, code: 'file_report', seat: 'legal', mine: may('file_report') }]
    return []
  })
}
