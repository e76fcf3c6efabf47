import type { Sql } from '../../db/database.ts'
import { type GradingRow, listGradings } from '../../db/queries/gradings.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import { lastReported } from '../actions/gradings/confirm.ts'
import { proposalsFor } from '../actions/gradings/note.ts'
import { lawOf } from '../actions/templates.ts'
import type { Actor, Context } from '../context.ts'
import type { GradeStep, GradingsView, GradingView } from '../contract/gradings.ts'
import { dayOf } from '../rules/calendar.ts'
import { type Grade, grades } from '../rules/condition.ts'
import { gradeInForce } from '../rules/confirmedGrade.ts'
import { forceOn } from '../rules/duties.ts'
import { bands, type EnisaInputs } from '../rules/enisa.ts'
import { companyLines, ownSchemes } from '../rules/gradeNames.ts'
import type { ProposedGrade } from '../rules/gradeProposals.ts'
import type { GradingScheme } from '../rules/grading.ts'
import { iso, type Names, personOf } from './values.ts'

/** Every scheme beside the others, as it stands now and how it came to stand so. */
export async function gradingsView(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  incidentId: string,
): Promise<GradingsView> {
  const access = await openIncident(sql, actor, incidentId)
  const { incident } = access
  const { schemes } = await lawOf(ctx, sql, incident.packsDigest)
  const rows = await listGradings(sql, incidentId)
  const proposals = proposalsFor(ctx, incident, { schemes, sheet: await sheetOf(sql, incidentId) })
  const names = await namesOf(sql)
  const mayConfirm = incident.status !== 'closed' && access.may('confirm_grade')
  const day = dayOf(incident.reportedAt)
  const cards = ['company', ...inOrder(schemes), 'enisa'].map((id) => {
    const scheme = schemes.find((one) => one.id === id)
    const own = rows.filter((row) => row.scheme === id)
    const proposal = proposals.find((one) => one.scheme === id)
    const inForce = proposal !== undefined || !scheme || forceOn(scheme, day) === 'yes'
    const can = mayConfirm && proposal && id !== 'company' ? ['confirm_grade'] : []
    return { ...card({ id, scheme, proposal, rows: own }, names), inForce, can }
  })
  const shown = cards.filter(({ scheme, proposed }) => scheme !== 'company' || proposed)
  return { gradings: shown, reported: await lastReported(sql, incidentId) }
}

/** Those that grade before those that only sort. */
const inOrder = (schemes: readonly GradingScheme[]): string[] =>
  schemes.toSorted((a, b) => Number(a.lines.length === 0) - Number(b.lines.length === 0)).map(({ id }) => id)

interface Parts {
  id: string
  scheme: GradingScheme | undefined
  proposal: ProposedGrade | undefined
  rows: readonly GradingRow[]
}

function card({ id, scheme, proposal, rows }: Parts, names: Names): Omit<GradingView, 'inForce' | 'can'> {
  const own = id === 'company' || id === 'enisa' ? ownSchemes[id] : undefined
  const confirmed = rows.findLast(({ kind }) => kind === 'confirmed')
  return {
    scheme: id,
    kind: scheme ? kindOf(scheme) : (id as 'company' | 'enisa'),
    name: scheme?.name ?? own?.name ?? {},
    version: scheme?.version ?? own?.version ?? '',
    basis: scheme?.basis ?? own?.basis ?? null,
    grade: standing(id, proposal, confirmed),
    proposed: proposal ? proposedOf(proposal, scheme) : null,
    confirmed: confirmed ? confirmedOf(confirmed, proposal, names) : null,
    choices: choicesOf(id, scheme),
    categories: (scheme?.categories ?? []).map(({ key, name, says, mark }) => ({ key, name, says, mark })),
    enisa: id === 'enisa' && proposal ? enisaOf(proposal, confirmed) : null,
    history: rows.map((row) => stepOf(row, scheme, names)),
  }
}

function choicesOf(id: string, scheme: GradingScheme | undefined): GradingView['choices'] {
  if (id === 'enisa') return [...bands]
  return scheme && scheme.lines.length > 0 ? [...grades] : []
}

const kindOf = ({ lines }: GradingScheme) =>
  lines.length > 0 ? ('national' as const) : ('category' as const)

type Key = GradingView['grade']

/** A person's choice of ENISA's inputs stands until they choose anew; a national grade rises with the facts. */
function standing(id: string, proposal: ProposedGrade | undefined, confirmed: GradingRow | undefined): Key {
  const proposed = (proposal?.grade ?? null) as Key
  if (!confirmed) return proposed
  if (id === 'enisa') return confirmed.grade as Key
  const then = (confirmed.inputs.proposed ?? null) as Grade | null
  return gradeInForce(proposed as Grade | null, { grade: confirmed.grade as Grade, proposed: then })
}

function proposedOf(proposal: ProposedGrade, scheme: GradingScheme | undefined): GradingView['proposed'] {
  const { grade, provisional, needsCounsel, open } = proposal
  const national = scheme?.lines.find(({ key }) => key === proposal.line)
  const line = national ?? companyLines[proposal.line]
  return {
    grade: grade as Key,
    line: line ? { says: line.says, article: line.article ?? null, mark: line.mark } : null,
    categories: listIn(proposal.inputs),
    provisional,
    needsCounsel,
    open,
  }
}

function confirmedOf(
  row: GradingRow,
  proposal: ProposedGrade | undefined,
  names: Names,
): GradingView['confirmed'] {
  const proposed = (row.inputs.proposed ?? null) as Key
  return {
    grade: row.grade as Key,
    by: personOf(names, row.by),
    at: iso(row.at),
    reason: row.reason,
    categories: listIn(row.inputs),
    proposed,
    stands:
      proposed === (proposal?.grade ?? null) &&
      (row.grade !== null || listIn(proposal?.inputs ?? {}).every((key) => listIn(row.inputs).includes(key))),
  }
}

function enisaOf({ inputs }: ProposedGrade, confirmed: GradingRow | undefined): GradingView['enisa'] {
  const chosen = (confirmed?.inputs.chosen ?? null) as EnisaInputs | null
  return {
    proposed: inputs.chosen as EnisaInputs | null,
    chosen,
    score: (chosen ? confirmed?.inputs.score : inputs.score) as number | null,
    manyPeople: inputs.manyPeople as boolean | null,
    unintelligible: inputs.unintelligible as boolean | null,
  }
}

function stepOf(row: GradingRow, scheme: GradingScheme | undefined, names: Names): GradeStep {
  const line = scheme?.lines.find(({ key }) => key === row.line) ?? companyLines[row.line]
  const { people, sensitivePeople, lossYuan, score } = row.inputs as Partial<GradeStep>
  return {
    id: row.id,
    kind: row.kind,
    grade: row.grade as Key,
    line: line?.says ?? null,
    categories: listIn(row.inputs),
    people: people ?? null,
    sensitivePeople: sensitivePeople ?? null,
    lossYuan: lossYuan ?? null,
    score: score ?? null,
    provisional: row.provisional,
    reason: row.reason,
    by: personOf(names, row.by),
    at: iso(row.at),
    sheet: row.sheet,
  }
}

const listIn = ({ categories }: Record<string, unknown>): string[] =>
  Array.isArray(categories) ? (categories as string[]) : []
