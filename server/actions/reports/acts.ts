import type { Sql } from '../../../db/database.ts'
import { firstPublishedAt } from '../../../db/queries/announcements.ts'
import { listDuties, listExemptions } from '../../../db/queries/duties.ts'
import { listOrders } from '../../../db/queries/orders.ts'
import { type FilingRow, listFilings, listReports, type ReportRow } from '../../../db/queries/reports.ts'
import { namesOf } from '../../../db/queries/users.ts'
import type { Context } from '../../context.ts'
import { type ConfirmedGrade, gradeInForce } from '../../rules/confirmedGrade.ts'
import type { CoverageLine } from '../../rules/delivery.ts'
import type { Wording } from '../../rules/facts.ts'
import { type GradeProposal, proposeGrade } from '../../rules/grading.ts'
import { type ReportActs, reportName, type Told } from '../../rules/reportActs.ts'
import { stageName } from '../../rules/reportForm.ts'
import type { Access } from '../access.ts'
import { sheetOf } from '../facts/sheet.ts'
import { confirmedGrades } from '../gradings/confirmed.ts'
import { lawOf } from '../templates.ts'
import { authorities, fitting } from './authorities.ts'
import { formOf, inLine, lastFiled } from './line.ts'
import { servedBy } from './serves.ts'

/** All that acts of the console say in a report. */
export async function actsFor(ctx: Context, sql: Sql, access: Access, row: ReportRow): Promise<ReportActs> {
  const { incident } = access
  const names = await namesOf(sql)
  const filings = await listFilings(sql, incident.id)
  const before = await recipientsBefore(ctx, sql, row, filings)
  const recipient = before.length ? { 'zh-CN': before.join('、') } : await owedTo(ctx, sql, access, row)
  const named = before.length ? before : [recipient?.['zh-CN'] ?? '']
  const own = filings.find(({ reportId }) => reportId === row.id)
  return {
    incidentNumber: incident.number,
    number: row.number,
    ordinal: await ordinalOf(ctx, sql, row),
    recipient,
    drafter: names.get(row.draftedBy) ?? '',
    signer: row.signedBy === null ? null : (names.get(row.signedBy) ?? ''),
    filing: own ?? null,
    eventKind: incident.eventKind,
    personal: incident.personalInformation === 'yes' || incident.personalInformation === 'maybe',
    grade: await gradeOf(ctx, sql, access),
    told: await toldSoFar(sql, access),
    others: filings.filter((filing) => filing.reportId !== row.id && !named.includes(filing.recipient)),
    police: await policeOf(sql, incident.id),
    corrected: await correctedOf(ctx, sql, access, row, filings),
  }
}

/** 第 n 次, counted among the reports to the same authorities. */
export async function ordinalOf(ctx: Context, sql: Sql, row: ReportRow): Promise<number> {
  const line = inLine(ctx, formOf(ctx, row), await listReports(sql, row.incidentId))
  return 1 + line.filter(({ number, state }) => number < row.number && state !== 'withdrawn').length
}

async function policeOf(sql: Sql, incidentId: string): Promise<ReportActs['police']> {
  const acts = (await listDuties(sql, incidentId)).flatMap((duty) => duty.acts)
  return acts.find(({ act }) => act === 'act:police') ?? null
}

async function correctedOf(
  ctx: Context,
  sql: Sql,
  { incident }: Access,
  row: ReportRow,
  filings: readonly FilingRow[],
): Promise<ReportActs['corrected']> {
  const last = row.stage === 'correction' ? await lastFiled(ctx, sql, row) : undefined
  if (!last || last.filedAt === null) return null
  return {
    name: reportName(incident.number, last.number),
    stageName: stageName(formOf(ctx, last), last.stage),
    filedAt: last.filedAt,
    receiptNumber: filings.find(({ reportId }) => reportId === last.id)?.receiptNumber ?? '',
  }
}

/** Everybody the last report to the same authorities went to: what follows goes where the first one went. */
async function recipientsBefore(
  ctx: Context,
  sql: Sql,
  row: ReportRow,
  filings: readonly FilingRow[],
): Promise<string[]> {
  const before = row.stage === 'first' ? undefined : await lastFiled(ctx, sql, row)
  const same = filings.filter(({ reportId }) => reportId === before?.id)
  return [...new Set(same.map(({ recipient }) => recipient))]
}

/** The authority that the duties of this stage name. */
async function owedTo(ctx: Context, sql: Sql, access: Access, row: ReportRow): Promise<Wording | null> {
  const served = await servedBy(ctx, sql, access, row.stage, formOf(ctx, row))
  const name = fitting(await authorities(ctx, sql), served)?.name
  return name ?? served[0]?.rule.recipient.name ?? null
}

async function gradeOf(ctx: Context, sql: Sql, { incident }: Access) {
  const { schemes } = await lawOf(ctx, sql, incident.packsDigest)
  const scheme = schemes.find(({ id }) => id === 'cac')
  if (!scheme) return null
  const proposal = proposeGrade(scheme, await sheetOf(sql, incident.id), ctx.templates.datamap.categories)
  return settledBy(proposal, (await confirmedGrades(sql, incident.id)).cac)
}

/** A report says the grade that a person set, while the facts give no graver one. */
function settledBy(proposal: GradeProposal, confirmed: ConfirmedGrade | undefined): GradeProposal {
  const grade = gradeInForce(proposal.grade, confirmed)
  if (!confirmed || grade !== confirmed.grade) return proposal
  return { ...proposal, grade, provisional: false, line: grade === proposal.grade ? proposal.line : null }
}

/** A drill's orders all go to the sandbox and count within the drill; in the real world they never do. */
async function toldSoFar(sql: Sql, { incident, world }: Access): Promise<Told> {
  const orders = (await listOrders(sql, incident.id)).filter(
    ({ sandbox, startedAt }) => startedAt !== null && (!sandbox || world.kind !== 'real'),
  )
  const sum = (line: CoverageLine) => orders.reduce((all, { counters }) => all + counters[line], 0)
  const exemption = (await listExemptions(sql, incident.id)).find(({ state }) => state === 'approved')
  return {
    exempted: exemption?.grounds ?? null,
    people: orders.length
      ? {
          all: orders.reduce((all, { people }) => all + people, 0),
          told: sum('told') + (world.kind === 'real' ? 0 : sum('sandbox')),
          trying: sum('trying'),
          unknown: sum('unknown'),
          unreachable: sum('unreachable'),
        }
      : null,
    announcedAt: (await firstPublishedAt(sql, incident.id)) ?? null,
  }
}
