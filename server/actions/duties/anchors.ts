import type { Sql } from '../../../db/database.ts'
import { listFactVersions } from '../../../db/queries/facts.ts'
import type { IncidentRow } from '../../../db/queries/incidents.ts'
import { firstToldAt, firstUnreachableAt } from '../../../db/queries/orders.ts'
import { listFiledReports, listFilings, type ReportRow } from '../../../db/queries/reports.ts'
import { type Anchors, anchorsOf } from '../../rules/clock.ts'
import { definitionOf } from '../../rules/factDefinitions.ts'
import type { FactKey, FactSheet } from '../../rules/facts.ts'

/** Every instant a clock of this incident may start from: those of the fact sheet and those that acts gave. */
export async function anchorsFor(sql: Sql, incident: IncidentRow, sheet: FactSheet): Promise<Anchors> {
  const filed = await filedAtHome(sql, incident.id)
  const firstFiledAt = filed[0]?.filedAt
  const last = filed.at(-1)
  const newFactAt = last && (await firstFactAfter(sql, last))
  const unreachableAt = await firstUnreachableAt(sql, incident.id)
  const toldAt = await firstToldAt(sql, incident.id)
  return {
    ...anchorsOf(sheet),
    ...(incident.declaredAt ? { declaredAt: incident.declaredAt } : {}),
    ...(firstFiledAt ? { firstFiledAt } : {}),
    ...(newFactAt ? { newFactAt } : {}),
    ...(unreachableAt ? { unreachableAt } : {}),
    ...(toldAt ? { toldAt } : {}),
  }
}

/**
 * The same for one rule: a follow-up to a report (Brazil's supplement, NIS2's final report) counts from the first filing of its own
 * place, named by the letters before the number (BR-01, BR-03).
 */
export async function anchorsByRule(
  sql: Sql,
  incident: IncidentRow,
  sheet: FactSheet,
): Promise<(ruleId: string) => Anchors> {
  const { firstFiledAt: _, ...anchors } = await anchorsFor(sql, incident, sheet)
  const filings = await listFilings(sql, incident.id)
  return (ruleId) => {
    const own = filings.filter(({ ruleIds }) => ruleIds.some((id) => placeOf(id) === placeOf(ruleId)))
    const firstFiledAt = Math.min(...own.map(({ filedAt }) => filedAt))
    return own.length ? { ...anchors, firstFiledAt } : anchors
  }
}

const placeOf = (ruleId: string) => ruleId.split('-')[0]

/** Reports that went to authorities at home: what was filed abroad supplements nothing here. */
async function filedAtHome(sql: Sql, incidentId: string): Promise<ReportRow[]> {
  const home = (await listFilings(sql, incidentId)).filter(({ gate }) => gate === null)
  return (await listFiledReports(sql, incidentId)).filter(({ id }) =>
    home.some(({ reportId }) => reportId === id),
  )
}

/**
 * New important facts that the last filed report could not say ask for a supplement (CAC Measures Art. 7(2)): those
 * noted after its text was frozen, known from when it was filed at the earliest. What acts of the console write (the
 * end of the response) is no news to supplement.
 */
async function firstFactAfter(sql: Sql, last: ReportRow): Promise<number | undefined> {
  const versions = await listFactVersions(sql, last.incidentId)
  const news = versions.find(
    (fact) =>
      fact.sheet > (last.sheet ?? 0) &&
      fact.value.value !== null &&
      !definitionOf(fact.key as FactKey)?.byAct,
  )
  return news && Math.max(news.at, last.filedAt ?? 0)
}
