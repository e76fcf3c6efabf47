import type { Sql, Tx } from '../../../db/database.ts'
import type { GradingRow } from '../../../db/queries/gradings.ts'
import { listFiledReports } from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import type { GradeDecision } from '../../contract/gradings.ts'
import { conflict, invalid, notFound, stale } from '../../problem.ts'
import { grades } from '../../rules/condition.ts'
import { bands, enisaScore, isShift } from '../../rules/enisa.ts'
import { factValue, type Wording } from '../../rules/facts.ts'
import type { GradingScheme } from '../../rules/grading.ts'
import { type Access, openToChange } from '../access.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { addFacts, sheetOf } from '../facts/sheet.ts'
import { record } from '../record.ts'
import { lawOf } from '../templates.ts'
import { addGrading, gradingsOf, noteProposals } from './note.ts'

/**
 * A person sets the grade of one scheme, as proposed or otherwise. Below what is proposed, or below what was set before, it
 * takes a reason. The first grade by the CAC's scheme is an anchor of its own; duties are asked again after each.
 */
export async function confirmGrade(
  ctx: Context,
  actor: Actor,
  { incidentId, scheme }: { incidentId: string; scheme: string },
  decision: GradeDecision,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'confirm_grade')
    if (scheme === 'company') throw conflict('company_grade_fixed', 'The company class follows the facts.')
    const { schemes } = await lawOf(ctx, tx, access.incident.packsDigest)
    const seen = (await gradingsOf(tx, incidentId, scheme)).length
    await noteProposals(ctx, tx, actor, access, 'grade.confirmed')
    const rows = await gradingsOf(tx, incidentId, scheme)
    const proposed = rows.findLast(({ kind }) => kind === 'proposed')
    if (!proposed) throw notFound('grading')
    if (decision.seen !== seen) throw stale('grading', { seen })
    const chosen = scheme === 'enisa' ? byScore(decision) : byScheme(schemes, scheme, decision)
    const before = rows.findLast(({ kind }) => kind === 'confirmed')
    refuseSilentFall(chosen.grade, proposed, before, decision.reason)
    await addGrading(ctx, tx, actor, access, {
      ...chosen,
      scheme,
      kind: 'confirmed',
      line: chosen.grade === proposed.grade ? proposed.line : '',
      inputs: { ...proposed.inputs, ...chosen.inputs, proposed: proposed.grade },
      provisional: false,
      reason: decision.reason,
    })
    await record(ctx, tx, actor, {
      name: 'grade.confirmed',
      incidentId,
      world: access.world,
      payload: {
        scheme,
        from: before?.grade ?? null,
        to: chosen.grade ?? namesOfCategories(schemes, scheme, chosen),
        proposed: proposed.grade,
        reason: decision.reason,
      },
    })
    if (scheme === 'cac') await noteGraded(ctx, tx, actor, access)
    await evaluateDuties(ctx, tx, actor, access, 'grade.confirmed')
  })
}

/** The report filed last, which says a grade: going down asks for one that corrects it. */
export const lastReported = async (sql: Sql, incidentId: string): Promise<string | null> =>
  (await listFiledReports(sql, incidentId)).at(-1)?.id ?? null

interface Chosen {
  /** Null for a scheme that only sorts. */
  grade: string | null
  inputs: Record<string, unknown>
}

/** ENISA's band follows from the inputs; nobody types it. */
function byScore({ enisa }: GradeDecision): Chosen {
  if (!enisa) throw invalid([{ pointer: '/enisa', code: 'blank' }])
  if (!isShift(enisa)) throw invalid([{ pointer: '/enisa/shift', code: 'not_a_choice' }])
  const { band, score } = enisaScore(enisa)
  return { grade: band, inputs: { chosen: enisa, score } }
}

function byScheme(
  schemes: readonly GradingScheme[],
  id: string,
  { grade, categories }: GradeDecision,
): Chosen {
  const scheme = schemes.find((one) => one.id === id)
  const known = scheme?.categories?.map(({ key }) => key) ?? []
  const strange = categories.findIndex((key) => !known.includes(key))
  if (strange >= 0) throw invalid([{ pointer: `/categories/${strange}`, code: 'not_a_choice' }])
  const inputs = known.length ? { categories } : {}
  if (scheme?.lines.length === 0) {
    if (categories.length === 0) throw invalid([{ pointer: '/categories', code: 'blank' }])
    return { grade: null, inputs }
  }
  if (!(grades as readonly string[]).includes(grade ?? ''))
    throw invalid([{ pointer: '/grade', code: 'not_a_choice' }])
  return { grade: grade as string, inputs }
}

function refuseSilentFall(
  grade: string | null,
  proposed: GradingRow,
  before: GradingRow | undefined,
  reason: string,
): void {
  const scale: readonly string[] = proposed.scheme === 'enisa' ? bands : grades
  const rank = (of: string | null | undefined) => (of ? scale.indexOf(of) : -1)
  const falls = rank(grade) < Math.max(rank(proposed.grade), rank(before?.grade))
  if (falls && !reason.trim()) throw invalid([{ pointer: '/reason', code: 'blank', detail: 'lower' }])
}

function namesOfCategories(schemes: readonly GradingScheme[], id: string, { inputs }: Chosen): Wording {
  const all = schemes.find((one) => one.id === id)?.categories ?? []
  const names = all.filter(({ key }) => (inputs.categories as string[]).includes(key)).map(({ name }) => name)
  return {
    'zh-CN': names.map((name) => name['zh-CN']).join('、'),
    en: names.map((name) => name.en).join(', '),
  }
}

/** When it was graded first: some duties count from there. */
async function noteGraded(ctx: Context, tx: Tx, actor: Actor, { incident, world }: Access): Promise<void> {
  if (typeof factValue(await sheetOf(tx, incident.id), 'gradedAt') === 'number') return
  const at = ctx.now(world)
  await addFacts(tx, actor, incident.id, at, [{ key: 'gradedAt', value: at, basis: 'grade.confirmed' }])
}
