import type { Sql } from '../../../db/database.ts'
import type { EnquiryRow } from '../../../db/queries/enquiries.ts'
import { listReports } from '../../../db/queries/reports.ts'
import type { Context } from '../../context.ts'
import { answerNeedsGate } from '../../rules/exportGate.ts'
import { factValue } from '../../rules/facts.ts'
import { sheetOf } from '../facts/sheet.ts'
import { authorities } from '../reports/authorities.ts'
import { formOf } from '../reports/line.ts'

/** Which questions of an incident are asked from abroad, so that their answers leave China (PIPL 41, DSL 36). */
export async function gatedAnswers(
  ctx: Context,
  sql: Sql,
  incidentId: string,
): Promise<(row: EnquiryRow) => boolean> {
  const directory = await authorities(ctx, sql)
  const reports = await listReports(sql, incidentId)
  const foreignRequest = factValue(await sheetOf(sql, incidentId), 'foreignRequest') === true
  return ({ authority, abroad, reportId }) => {
    const known = directory.find(({ name }) => Object.values(name).includes(authority))
    const report = reports.find(({ id }) => id === reportId)
    const formPlaces = report ? formOf(ctx, report).places : []
    return answerNeedsGate({ abroad, authorityPlace: known?.place ?? null, formPlaces, foreignRequest })
  }
}
