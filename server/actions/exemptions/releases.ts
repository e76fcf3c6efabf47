import type { Sql } from '../../../db/database.ts'
import { type DutyRow, listDuties } from '../../../db/queries/duties.ts'
import { type Release, releaseOf } from '../../rules/exemption.ts'
import { ruleOf } from '../duties/evaluate.ts'
import { sheetOf } from '../facts/sheet.ts'

/** The duties of an incident, each with whether the no-harm decision may release it as the facts stand. */
export async function releasesOf(sql: Sql, incidentId: string) {
  const rows = new Map((await listDuties(sql, incidentId)).map((row) => [row.ruleId, row]))
  const sheet = await sheetOf(sql, incidentId)
  const release = (ruleId: string): Release => {
    const row = rows.get(ruleId)
    return row ? releaseOf(ruleOf(row), sheet) : 'never'
  }
  return { rows, releaseOf: release }
}

/** Why a duty cannot be released now; '' when it can. */
export function whyNotReleased(row: DutyRow | undefined, release: Release): string {
  if (row?.state !== 'open') return 'duty_not_open'
  return release === 'never' ? 'never_released' : ''
}
