import type { Sql } from '../../../db/database.ts'
import { listDuties } from '../../../db/queries/duties.ts'
import type { IncidentRow } from '../../../db/queries/incidents.ts'
import { findOrganisation } from '../../../db/queries/installation.ts'
import type { Context } from '../../context.ts'
import { dutiesFor, type Evaluation } from '../../rules/duties.ts'
import type { DutyRule } from '../../rules/dutyRule.ts'
import { type FactSheet, factValue } from '../../rules/facts.ts'
import type { Profile } from '../../rules/profile.ts'
import { confirmedGrades } from '../gradings/confirmed.ts'
import { lawOf } from '../templates.ts'

/** What the rules make of a sheet of facts, by the packs that this incident began with. */
export async function judge(
  ctx: Context,
  sql: Sql,
  incident: IncidentRow,
  sheet: FactSheet,
  scope: DutyRule['scope'] = 'incident',
): Promise<Evaluation[]> {
  const { packs, schemes } = await lawOf(ctx, sql, incident.packsDigest)
  const began = factValue(sheet, 'discoveredAt') ?? factValue(sheet, 'learnedAt') ?? incident.reportedAt
  return dutiesFor(packs, sheet, await profileOf(sql), began, {
    schemes,
    scope,
    filed: await filedUnder(sql, incident.id),
    confirmed: await confirmedGrades(sql, incident.id),
    categories: ctx.templates.datamap.categories,
  })
}

export async function profileOf(sql: Sql): Promise<Profile> {
  const row = await findOrganisation(sql)
  if (!row) return { province: '', operatorType: 'other', sectors: [], peopleProcessed: 0 }
  const { province, operatorType, sectors, peopleProcessed, presence, traits, turnoverYuan, targets } = row
  return { province, operatorType, sectors, peopleProcessed, presence, traits, turnoverYuan, targets }
}

/** Rules under which a report was filed: grading down later never deletes what follows from it. */
export async function filedUnder(sql: Sql, incidentId: string): Promise<string[]> {
  const rows = await listDuties(sql, incidentId)
  return rows.filter((row) => row.acts.some((a) => a.act.startsWith('report:'))).map((row) => row.ruleId)
}
