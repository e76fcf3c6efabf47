import type { Sql } from '../../db/database.ts'
import { asFact, listFactVersions } from '../../db/queries/facts.ts'
import { type RecordRow, recordsOf } from '../../db/queries/records.ts'
import { listFilings, listReports } from '../../db/queries/reports.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import type { Judged } from '../actions/duties/clocks.ts'
import type { DutyView } from '../contract/duties.ts'
import type { AnchorFactView, DutyStory } from '../contract/dutyStory.ts'
import { factAnchors } from '../rules/clock.ts'
import { definitionOf } from '../rules/factDefinitions.ts'
import { factView } from './fact.ts'
import { recordLine } from './record.ts'
import { iso, type Names, personOf } from './values.ts'

/** One duty whole, as it would be laid before a judge. */
export async function dutyStory(
  sql: Sql,
  access: Access,
  duty: DutyView,
  judged: readonly Judged[],
): Promise<DutyStory> {
  const { incident, world } = access
  const names = await namesOf(sql)
  const records = await recordsOf(sql, incident.id)
  const all = await anchorViews(sql, access, judged)
  const asked = duty.anchors.map(({ key }) => key)
  return {
    duty,
    incident: { number: incident.number, title: incident.title, drill: world.kind !== 'real' },
    anchors: all.filter(({ key }) => asked.includes(key)),
    filings: await filingsUnder(sql, incident.id, duty.ruleId, incident.number, names),
    history: historyOf(records, duty.ruleId, names),
    records: records.filter((row) => isAbout(row, duty)).map((row) => recordLine(row, names)),
  }
}

/** The instants side by side, each with its versions and the duties that count from it. */
export async function anchorViews(
  sql: Sql,
  access: Access,
  judged: readonly Judged[],
): Promise<AnchorFactView[]> {
  const names = await namesOf(sql)
  const versions = (await listFactVersions(sql, access.incident.id)).map(asFact)
  const may = access.incident.status !== 'closed' && access.may('correct_anchor')
  return factAnchors.map((key) => {
    const own = versions.filter((fact) => fact.key === key && fact.group === '')
    const byAct = definitionOf(key)?.byAct ?? false
    return {
      key,
      byAct,
      versions: own.map((fact) => factView(fact, names)),
      starts: judged
        .filter(({ row, clock }) => row.result !== 'does_not_apply' && clock.anchor === key)
        .map(({ row }) => row.ruleId),
      can: may && (!byAct || own.length > 0) ? ['correct_anchor'] : [],
    }
  })
}

async function filingsUnder(
  sql: Sql,
  incidentId: string,
  ruleId: string,
  number: string,
  names: Names,
): Promise<DutyStory['filings']> {
  const reports = await listReports(sql, incidentId)
  return (await listFilings(sql, incidentId))
    .filter(({ ruleIds }) => ruleIds.includes(ruleId))
    .map((filing) => ({
      report: `${number}-R${reports.find(({ id }) => id === filing.reportId)?.number ?? ''}`,
      reportId: filing.reportId,
      recipient: filing.recipient,
      channel: filing.channel,
      at: iso(filing.filedAt),
      receiptNumber: filing.receiptNumber,
      registeredBy: personOf(names, filing.filedBy),
    }))
}

type Payload = Record<string, unknown>
const payloadOf = ({ payload }: RecordRow): Payload =>
  payload.erasedAt === null ? (payload.payload ?? {}) : {}

interface Turn {
  ruleId: string
  from: DutyStory['history'][number]['from']
  to: DutyStory['history'][number]['to']
}

/** Each time its answer turned, with the act before it that made the rules look again. */
function historyOf(records: readonly RecordRow[], ruleId: string, names: Names): DutyStory['history'] {
  return records.flatMap((row, at) => {
    if (row.link.name !== 'duties.evaluated') return []
    const { because, changes } = payloadOf(row) as { because?: string; changes?: Turn[] }
    const turn = changes?.find((change) => change.ruleId === ruleId)
    if (!turn) return []
    const cause = records.slice(0, at).findLast(({ link }) => link.name === because)
    const facts = cause?.link.name === 'facts.changed' ? (payloadOf(cause).changes as { key: string }[]) : []
    return {
      seq: row.link.seq,
      at: iso(row.link.at),
      by: personOf(names, row.link.actor),
      from: turn.from,
      to: turn.to,
      because: because ?? '',
      facts: facts.map(({ key }) => key),
    }
  })
}

/** Does a record speak of this duty? By its rule, alone or among others; the instants it counts from too. */
function isAbout(row: RecordRow, duty: DutyView): boolean {
  const { ruleId, ruleIds, released, changes } = payloadOf(row)
  const named = [ruleId, ...listOf(ruleIds), ...listOf(released)]
  if (named.includes(duty.ruleId)) return true
  if (row.link.name === 'facts.changed')
    return listOf(changes).some(({ key }) => duty.anchors.some((anchor) => anchor.key === key))
  return false
}

// biome-ignore lint/suspicious/noExplicitAny: a payload holds whatever its act wrote
const listOf = (value: unknown): any[] => (Array.isArray(value) ? value : [])
