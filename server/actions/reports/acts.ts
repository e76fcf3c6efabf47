import type { Sql } from '../../../db/database.ts'
import { firstPublishedAt } from '../../../db/queries/announcements.ts'
import { listExemptions } from '../../../db/queries/duties.ts'
import { listOrders } from '../../../db/queries/orders.ts'
import { listFilings, type ReportRow } from '../../../db/queries/reports.ts'
import { namesOf } from '../../../db/queries/users.ts'
import type { Context } from '../../context.ts'
import type { CoverageLine } from '../../rules/delivery.ts'
import type { Wording } from '../../rules/facts.ts'
import { proposeGrade } from '../../rules/grading.ts'
import type { ReportActs, Told } from '../../rules/reportActs.ts'
import type { Access } from '../access.ts'
import { sheetOf } from '../facts/sheet.ts'
import { lawOf } from '../templates.ts'
import { authorities, fitting } from './authorities.ts'
import { servedBy } from './serves.ts'

/** All that acts of the console say in a report. */
export async function actsFor(ctx: Context, sql: Sql, access: Access, row: ReportRow): Promise<ReportActs> {
  const { incident } = access
  const names = await namesOf(sql)
  const filings = await listFilings(sql, incident.id)
  const recipient = await recipientOf(ctx, sql, access, row)
  const own = filings.find(({ reportId }) => reportId === row.id)
  return {
    incidentNumber: incident.number,
    number: row.number,
    recipient,
    drafter: names.get(row.draftedBy) ?? '',
    signer: row.signedBy === null ? null : (names.get(row.signedBy) ?? ''),
    filing: own ?? null,
    eventKind: incident.eventKind,
    personal: incident.personalInformation === 'yes' || incident.personalInformation === 'maybe',
    grade: await gradeOf(ctx, sql, access),
    told: await toldSoFar(sql, access),
    others: filings.filter(
      (filing) => filing.reportId !== row.id && filing.recipient !== recipient?.['zh-CN'],
    ),
  }
}

/** Where the last report went; else the authority that the duties of this stage name. */
async function recipientOf(ctx: Context, sql: Sql, access: Access, row: ReportRow): Promise<Wording | null> {
  const earlier = (await listFilings(sql, access.incident.id)).filter(({ reportId }) => reportId !== row.id)
  const last = row.stage === 'first' ? undefined : earlier.at(-1)
  if (last) return { 'zh-CN': last.recipient }
  const served = await servedBy(ctx, sql, access, row.stage)
  const name = fitting(await authorities(ctx, sql), served)?.name
  return name ?? served[0]?.rule.recipient.name ?? null
}

async function gradeOf(ctx: Context, sql: Sql, { incident }: Access) {
  const { schemes } = await lawOf(ctx, sql, incident.packsDigest)
  const scheme = schemes.find(({ id }) => id === 'cac')
  return scheme ? proposeGrade(scheme, await sheetOf(sql, incident.id)) : null
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
