import type { Sql, Tx } from '../../../db/database.ts'
import { sheetNumber } from '../../../db/queries/facts.ts'
import { type GradingRow, insertGrading, listGradings } from '../../../db/queries/gradings.ts'
import type { IncidentRow, WorldRow } from '../../../db/queries/incidents.ts'
import type { Actor, Context } from '../../context.ts'
import { dayOf } from '../../rules/calendar.ts'
import { type FactSheet, factValue } from '../../rules/facts.ts'
import { type ProposedGrade, proposedGrades } from '../../rules/gradeProposals.ts'
import type { GradingScheme } from '../../rules/grading.ts'
import { sheetOf } from '../facts/sheet.ts'
import { canonical, record } from '../record.ts'
import { lawOf } from '../templates.ts'

interface Of {
  incident: IncidentRow
  world: WorldRow
}

interface Read {
  schemes: readonly GradingScheme[]
  sheet: FactSheet
}

/** Keeps what each scheme makes of the facts now, where it differs from what was kept last; a new grade is put on record. */
export async function noteProposals(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Of,
  because: string,
): Promise<void> {
  const { schemes } = await lawOf(ctx, tx, incident.packsDigest)
  const read = { schemes, sheet: await sheetOf(tx, incident.id) }
  const rows = await listGradings(tx, incident.id)
  const turned: { scheme: string; from: string | null; to: string | null }[] = []
  for (const now of proposalsFor(ctx, incident, read)) {
    const last = rows.findLast(({ kind, scheme }) => kind === 'proposed' && scheme === now.scheme)
    if (last && isSame(last, now)) continue
    await addGrading(ctx, tx, actor, { incident, world }, { ...now, kind: 'proposed', reason: because })
    const from = last?.grade ?? null
    if (now.scheme !== 'company' && from !== now.grade)
      turned.push({ scheme: now.scheme, from, to: now.grade })
  }
  if (turned.length)
    await record(ctx, tx, actor, {
      name: 'grades.proposed',
      incidentId: incident.id,
      world,
      payload: { because, grades: turned },
    })
}

export const proposalsFor = (
  ctx: Context,
  incident: IncidentRow,
  { schemes, sheet }: Read,
): ProposedGrade[] =>
  proposedGrades(sheet, {
    schemes,
    categories: ctx.templates.datamap.categories,
    day: dayOf(factValue(sheet, 'discoveredAt') ?? factValue(sheet, 'learnedAt') ?? incident.reportedAt),
    severity: incident.severity,
  })

const isSame = (row: GradingRow, now: ProposedGrade) =>
  row.grade === now.grade &&
  row.line === now.line &&
  row.provisional === now.provisional &&
  canonical(row.inputs) === canonical(now.inputs)

type NewGrading = Pick<GradingRow, 'scheme' | 'kind' | 'grade' | 'line' | 'inputs' | 'provisional' | 'reason'>

/** Rows of one instant keep the order in which they came: their ids begin with a running number. */
export async function addGrading(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Of,
  { scheme, kind, grade, line, inputs, provisional, reason }: NewGrading,
): Promise<void> {
  const n = (await listGradings(tx, incident.id)).length + 1
  await insertGrading(tx, {
    ...{ scheme, kind, grade, line, inputs, provisional, reason },
    id: `${String(n).padStart(6, '0')}-${ctx.newId()}`,
    incidentId: incident.id,
    by: actor.id,
    at: ctx.now(world),
    sheet: await sheetNumber(tx, incident.id),
  })
}

/** What was kept of one scheme, oldest first. */
export const gradingsOf = async (sql: Sql, incidentId: string, scheme: string): Promise<GradingRow[]> =>
  (await listGradings(sql, incidentId)).filter((row) => row.scheme === scheme)
