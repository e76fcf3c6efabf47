import type { Sql } from '../../db/database.ts'
import { listFiles } from '../../db/queries/files.ts'
import type { FilingRow, ReportRow } from '../../db/queries/reports.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { clocksOf } from '../actions/duties/clocks.ts'
import { ordinalOf } from '../actions/reports/acts.ts'
import { formOf, lastFiled } from '../actions/reports/line.ts'
import { isUrgent, placesOf, servedBy } from '../actions/reports/serves.ts'
import { digestOfText, filingsOf, fill, findingsIn, textOf } from '../actions/reports/text.ts'
import type { Actor, Context } from '../context.ts'
import type { FilingView } from '../contract/filings.ts'
import type { ReportLine, ReportView } from '../contract/reports.ts'
import { reportName } from '../rules/reportActs.ts'
import { type ReportForm, stageName } from '../rules/reportForm.ts'
import { differences, fieldsOf, gapsIn, hiddenFields, owedIn, type ReportText } from '../rules/reportText.ts'
import { clockView } from './duty.ts'
import { gateOf } from './gate.ts'
import { groupsOf } from './reportField.ts'
import { filingSteps, reportSteps } from './reportSteps.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

/** One report, field by field, with all that was decided on it. */
export async function reportView(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  access: Access,
  row: ReportRow,
): Promise<ReportView> {
  const form = formOf(ctx, row)
  const names = await namesOf(sql)
  const text = await textOf(ctx, sql, access, row)
  const now = row.text ? await fill(ctx, sql, access, row) : text
  const filings = await filingsOf(sql, row)
  const served = await servedBy(ctx, sql, access, row.stage, form)
  const urgent = isUrgent(served)
  const clocks = await clocksFor(ctx, sql, access, row, filings)
  const placeOf = await placesOf(ctx, sql, access)
  return {
    ...lineOf(form, text, row, access, names),
    ordinal: await ordinalOf(ctx, sql, row),
    title: form.title,
    groups: groupsOf(form, text, now),
    more: hiddenFields(form, text, row.stage).map(({ key, label }) => ({ key, label })),
    gaps: gapsOf(form, text),
    findings: (await findingsIn(ctx, sql, row, text)).map(({ from: _, to: __, ...finding }) => finding),
    difference: await differenceOf(ctx, sql, form, text, row),
    digest: row.digest || digestOfText(form, text),
    sheet: row.sheet,
    editors: row.editors.map((id) => personOf(names, id)),
    submittedAt: isoOrNull(row.submittedAt),
    approvedBy: row.approvedBy === null ? null : personOf(names, row.approvedBy),
    approvedAt: isoOrNull(row.approvedAt),
    returnReason: row.returnReason,
    signedBy: row.signedBy === null ? null : personOf(names, row.signedBy),
    signedAt: isoOrNull(row.signedAt),
    unapprovedReason: row.unapprovedReason,
    withdrawReason: row.withdrawReason,
    clocks,
    places: Object.fromEntries(clocks.map(({ ruleId }) => [ruleId, placeOf(ruleId)])),
    mustBeNamed: served.filter((one) => one.mustBeNamed).map(({ rule }) => rule.id),
    filings: await filingViews(sql, filings, access, names),
    urgent: row.stage === 'first' && row.filedAt === null && urgent,
    can: reportSteps(row, access, { own: row.editors.includes(actor.id), urgent }),
    version: row.version,
  }
}

/** One line of the list. */
export async function reportLine(
  ctx: Context,
  sql: Sql,
  access: Access,
  row: ReportRow,
  names: Names,
): Promise<ReportLine> {
  const line = lineOf(formOf(ctx, row), await textOf(ctx, sql, access, row), row, access, names)
  return { ...line, ordinal: await ordinalOf(ctx, sql, row) }
}

const lineOf = (
  form: ReportForm,
  text: ReportText,
  row: ReportRow,
  { incident }: Access,
  names: Names,
): Omit<ReportLine, 'ordinal'> => ({
  id: row.id,
  number: row.number,
  name: reportName(incident.number, row.number),
  stage: row.stage,
  form: { id: form.id, name: form.name, law: form.law, language: form.language, places: form.places },
  stageName: stageName(form, row.stage),
  state: row.state,
  draftedBy: personOf(names, row.draftedBy),
  draftedAt: iso(row.draftedAt),
  filedAt: isoOrNull(row.filedAt),
  unknown: owedIn(form, text).length,
})

/** What keeps the text that the authority receives from being submitted. */
function gapsOf(form: ReportForm, text: ReportText): ReportView['gaps'] {
  const labels = new Map(fieldsOf(form).map(({ key, label }) => [key, label]))
  return gapsIn(form, text).map(({ field, kind, label }) => ({
    field,
    kind,
    label: labels.get(field) ?? { 'zh-CN': label },
  }))
}

async function differenceOf(
  ctx: Context,
  sql: Sql,
  form: ReportForm,
  text: ReportText,
  row: ReportRow,
): Promise<ReportView['difference']> {
  const last = await lastFiled(ctx, sql, row)
  if (!last?.text) return null
  const { id, number, stage } = last
  return {
    to: { id, number, stageName: stageName(formOf(ctx, last), stage) },
    fields: differences(form, last.text, text),
  }
}

/** The duties its filings fulfilled, then those still open that its stage serves. */
async function clocksFor(
  ctx: Context,
  sql: Sql,
  access: Access,
  row: ReportRow,
  filings: readonly FilingRow[],
) {
  const done = new Set(filings.flatMap(({ ruleIds }) => ruleIds))
  const fulfilled = (await clocksOf(ctx, sql, access)).filter(({ row: duty }) => done.has(duty.ruleId))
  const open = row.state === 'withdrawn' ? [] : await servedBy(ctx, sql, access, row.stage, formOf(ctx, row))
  const shown = [...fulfilled, ...open.filter(({ row: duty }) => !done.has(duty.ruleId))]
  return shown.map(({ row: duty, clock }) => clockView(duty, clock))
}

async function filingViews(
  sql: Sql,
  filings: readonly FilingRow[],
  access: Access,
  names: Names,
): Promise<FilingView[]> {
  const files = await listFiles(
    sql,
    filings.flatMap(({ receiptFile }) => receiptFile ?? []),
  )
  return filings.map((filing) => {
    const file = files.find(({ digest }) => digest === filing.receiptFile)
    return {
      id: filing.id,
      ruleIds: filing.ruleIds,
      recipient: filing.recipient,
      channel: filing.channel,
      at: iso(filing.filedAt),
      by: personOf(names, filing.filedBy),
      registeredAt: iso(filing.registeredAt),
      receiptNumber: filing.receiptNumber,
      gate: gateOf(filing, names),
      receiptFile: file
        ? { name: filing.receiptName, digest: file.digest, bytes: file.bytes, type: file.type }
        : null,
      can: filingSteps(filing, access),
    }
  })
}
