import type { Sql } from '../../../db/database.ts'
import { listGradings } from '../../../db/queries/gradings.ts'
import type { Grade } from '../../rules/condition.ts'
import type { ConfirmedGrade } from '../../rules/confirmedGrade.ts'

/** The grade that a person confirmed last, by scheme, with what had been proposed then. */
export async function confirmedGrades(sql: Sql, incidentId: string): Promise<Record<string, ConfirmedGrade>> {
  const rows = (await listGradings(sql, incidentId)).filter(({ kind }) => kind === 'confirmed')
  return Object.fromEntries(
    rows.map(({ scheme, grade, inputs }) => [
      scheme,
      { grade: grade as Grade, proposed: (inputs.proposed ?? null) as Grade | null },
    ]),
  )
}
