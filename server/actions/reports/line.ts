import type { Sql } from '../../../db/database.ts'
import { listFiledReports, type ReportRow } from '../../../db/queries/reports.ts'
import type { Context } from '../../context.ts'
import { type ReportForm, sameLine } from '../../rules/reportForm.ts'

/** Every form, in the order they are offered. */
export const formsOf = ({ templates }: Context): ReportForm[] =>
  [...templates.reports].sort((a, b) => a.order - b.order)

/** A report keeps the form it was drafted on; the first one shipped where none is named. */
export function formOf(ctx: Context, { formId }: Pick<ReportRow, 'formId'>): ReportForm {
  const form = ctx.templates.reports.find(({ id }) => id === formId) ?? formsOf(ctx)[0]
  if (!form) throw new Error(`no form ${formId}`)
  return form
}

/** Of the reports given, those to the same authorities as this form's. */
export const inLine = (ctx: Context, form: ReportForm, rows: readonly ReportRow[]): ReportRow[] =>
  rows.filter((row) => sameLine(form, formOf(ctx, row)))

/** The last report filed with the same authorities before this one. */
export async function lastFiled(
  ctx: Context,
  sql: Sql,
  row: Pick<ReportRow, 'incidentId' | 'number' | 'formId'>,
): Promise<ReportRow | undefined> {
  const filed = await listFiledReports(sql, row.incidentId)
  return inLine(ctx, formOf(ctx, row), filed).findLast(({ number }) => number < row.number)
}
