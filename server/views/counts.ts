import type { Sql } from '../../db/database.ts'
import { listDuties } from '../../db/queries/duties.ts'
import type { IncidentRow } from '../../db/queries/incidents.ts'
import { listParties } from '../../db/queries/parties.ts'
import { listReports } from '../../db/queries/reports.ts'
import { listTasks } from '../../db/queries/tasks.ts'
import { listedParties } from '../rules/party.ts'

/** The figures beside the sections of the rail. */
export async function countsOf(sql: Sql, incident: IncidentRow): Promise<Record<string, number>> {
  const tasks = await listTasks(sql, incident.id)
  const parties = listedParties(await listParties(sql, incident.id))
  const duties = await listDuties(sql, incident.id)
  const reports = (await listReports(sql, incident.id)).filter((report) => report.state !== 'withdrawn')
  return {
    tasks: tasks.length,
    tasksDone: tasks.filter((task) => task.state === 'done' || task.state === 'dropped').length,
    duties: duties.filter((duty) => duty.result !== 'does_not_apply').length,
    dutiesDone: duties.filter((duty) => duty.state === 'fulfilled' || duty.state === 'released').length,
    parties: parties.length,
    partiesDone: parties.filter(({ kind, toldAt, askedAt, answeredAt }) =>
      kind === 'tenant' ? toldAt !== null : askedAt !== null && answeredAt !== null,
    ).length,
    reports: reports.length,
    reportsDone: reports.filter((report) => report.filedAt !== null).length,
  }
}
