import type { Sql } from '../../../db/database.ts'
import { listFilings, type ReportRow } from '../../../db/queries/reports.ts'
import type { Context } from '../../context.ts'
import type { FactSheet, Language } from '../../rules/facts.ts'
import type { Profile } from '../../rules/profile.ts'
import type { ReportMaterial, Values } from '../../rules/report.ts'
import { sayActs } from '../../rules/reportActs.ts'
import { reportFindings } from '../../rules/reportFindings.ts'
import type { ReportForm, Stage } from '../../rules/reportForm.ts'
import {
  approvedPart,
  differences,
  dressed,
  fillBoth,
  type ReportText,
  sayDifferences,
} from '../../rules/reportText.ts'
import { namesOf } from '../../rules/say.ts'
import type { Access } from '../access.ts'
import { profileOf } from '../duties/judge.ts'
import { sheetOf } from '../facts/sheet.ts'
import { tenantsOf } from '../notices/material.ts'
import { digestOf } from '../record.ts'
import { actsFor } from './acts.ts'
import { formOf, lastFiled } from './line.ts'
import { profileFor } from './profile.ts'

/** A report as it reads now: frozen once submitted, following the facts before that; signed and filed as it was. */
export async function textOf(ctx: Context, sql: Sql, access: Access, row: ReportRow): Promise<ReportText> {
  const form = formOf(ctx, row)
  if (!row.text) return fill(ctx, sql, access, row)
  const acts = await actsFor(ctx, sql, access, row)
  return dressed(form, row.text, { 'zh-CN': sayActs(acts, 'zh-CN'), en: sayActs(acts, 'en') })
}

/** The same report filled from the facts of this moment. */
export async function fill(
  ctx: Context,
  sql: Sql,
  access: Access,
  row: ReportRow,
  stage: Stage = row.stage,
): Promise<ReportText> {
  const acts = await actsFor(ctx, sql, access, row)
  const profile = await profileFor(ctx, sql, access)
  const sheet = withOperator(await sheetOf(sql, access.incident.id), await profileOf(sql))
  const names = namesOf(ctx.templates.datamap)
  const material = (language: Language): ReportMaterial => ({
    sheet,
    profile: profile[language],
    acts: sayActs(acts, language) as Values,
    entries: row.entries[language],
    names,
  })
  const form = formOf(ctx, row)
  const text = fillBoth(form, stage, { 'zh-CN': material('zh-CN'), en: material('en') })
  const before = stage === 'correction' ? (await lastFiled(ctx, sql, row))?.text : undefined
  if (!before) return text
  const found = differences(form, before, text)
  const correcting = (language: Language): ReportMaterial => {
    const { acts: said, ...rest } = material(language)
    return { ...rest, acts: { ...said, corrections: sayDifferences(found, language) ?? undefined } }
  }
  return fillBoth(form, stage, { 'zh-CN': correcting('zh-CN'), en: correcting('en') })
}

/** What an incident does not say otherwise, the organisation profile knows: version 0 is nobody's fact. */
const withOperator = (sheet: FactSheet, { operatorType }: Profile): FactSheet =>
  sheet.some(({ key }) => key === 'operatorType')
    ? sheet
    : [...sheet, { ...nobodys, key: 'operatorType', value: operatorType }]
const nobodys = { group: '', language: '' as const, version: 0, basis: '', by: '', at: 0 }

/** What must not, or should not, stand in it. */
export const findingsIn = async (ctx: Context, sql: Sql, row: ReportRow, text: ReportText) =>
  reportFindings(
    formOf(ctx, row),
    text,
    (await tenantsOf(sql, row.incidentId)).map(({ name }) => name),
  )

export const digestOfText = (form: ReportForm, text: ReportText): string => digestOf(approvedPart(form, text))

/** Where this report went. */
export const filingsOf = async (sql: Sql, row: ReportRow) =>
  (await listFilings(sql, row.incidentId)).filter(({ reportId }) => reportId === row.id)
