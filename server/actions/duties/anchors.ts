import type { Sql } from '../../../db/database.ts'
import { listFactVersions } from '../../../db/queries/facts.ts'
import type { IncidentRow } from '../../../db/queries/incidents.ts'
import { firstUnreachableAt } from '../../../db/queries/orders.ts'
import { listFilings } from '../../../db/queries/reports.ts'
import { type Anchors, anchorsOf } from '../../rules/clock.ts'
import type { FactSheet } from '../../rules/facts.ts'

/** Every instant a clock of this incident may start from: those of the fact sheet and those that acts gave. */
export async function anchorsFor(sql: Sql, incident: IncidentRow, sheet: FactSheet): Promise<Anchors> {
  const filings = await listFilings(sql, incident.id)
  const firstFiledAt = filings[0]?.filedAt
  const lastFiledAt = filings.at(-1)?.filedAt
  const newFactAt = lastFiledAt ? await firstFactAfter(sql, incident.id, lastFiledAt) : undefined
  const unreachableAt = await firstUnreachableAt(sql, incident.id)
  return {
    ...anchorsOf(sheet),
    ...(incident.declaredAt ? { declaredAt: incident.declaredAt } : {}),
    ...(firstFiledAt ? { firstFiledAt } : {}),
    ...(newFactAt ? { newFactAt } : {}),
    ...(unreachableAt ? { unreachableAt } : {}),
  }
}

/** New important facts after the last filing ask for a supplement (CAC Measures Art. 7(2)). */
async function firstFactAfter(sql: Sql, incidentId: string, at: number): Promise<number | undefined> {
  const versions = await listFactVersions(sql, incidentId)
  return versions.find((fact) => fact.at > at && fact.value.value !== null)?.at
}
