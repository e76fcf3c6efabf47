import type { Tx } from '../../../db/database.ts'
import { type DutyRow, insertDuty, listDuties, updateDuty } from '../../../db/queries/duties.ts'
import type { IncidentRow, WorldRow } from '../../../db/queries/incidents.ts'
import type { Actor, Context } from '../../context.ts'
import { failedLeaves } from '../../rules/condition.ts'
import type { Evaluation } from '../../rules/duties.ts'
import type { DutyRule } from '../../rules/dutyRule.ts'
import { sheetOf } from '../facts/sheet.ts'
import { noteProposals } from '../gradings/note.ts'
import { canonical, record } from '../record.ts'
import { anchorsFor } from './anchors.ts'
import { judge } from './judge.ts'

/** Asks the rules what follows from the facts now; opens, changes and closes duties, and records what changed and why. */
export async function evaluateDuties(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: { incident: IncidentRow; world: WorldRow },
  because: string,
): Promise<void> {
  await noteProposals(ctx, tx, actor, { incident, world }, because)
  const sheet = await sheetOf(tx, incident.id)
  const rows = await listDuties(tx, incident.id)
  const changes: Change[] = []
  const { newFactAt } = await anchorsFor(tx, incident, sheet)
  for (const evaluation of await judge(ctx, tx, incident, sheet)) {
    const row = rows.findLast((r) => r.ruleId === evaluation.rule.id)
    if (!row && isElsewhere(evaluation)) continue
    const change =
      row && !isOwedAgain(row, evaluation, newFactAt)
        ? await revise(tx, row, evaluation)
        : await open(ctx, tx, { incident, world }, evaluation, row)
    if (change) changes.push(change)
  }
  if (changes.length)
    await record(ctx, tx, actor, {
      name: 'duties.evaluated',
      incidentId: incident.id,
      world,
      payload: { because, changes },
    })
}

/** The law of a place that the incident has no link to is not listed beside it; it is, from the moment a link shows. */
const isElsewhere = ({ explanation }: Evaluation) =>
  failedLeaves(explanation).some(({ subject }) => subject === 'nexus')

/** News after the last filing makes a rule that repeats owed once more; what was done stays done, and as late as it was. */
const isOwedAgain = (row: DutyRow, { rule, result }: Evaluation, newFactAt: number | null | undefined) =>
  rule.repeats &&
  result !== 'does_not_apply' &&
  row.fulfilledAt !== null &&
  typeof newFactAt === 'number' &&
  newFactAt >= row.fulfilledAt

interface Change {
  ruleId: string
  from: Evaluation['result'] | null
  to: Evaluation['result']
}

async function open(
  ctx: Context,
  tx: Tx,
  { incident, world }: { incident: IncidentRow; world: WorldRow },
  evaluation: Evaluation,
  before?: DutyRow,
): Promise<Change> {
  const { rule, result } = evaluation
  await insertDuty(tx, {
    id: ctx.newId(),
    incidentId: incident.id,
    ruleId: rule.id,
    occurrence: (before?.occurrence ?? 0) + 1,
    rule,
    ...judged(evaluation),
    counsel: 'none',
    counselReason: '',
    state: result === 'does_not_apply' ? 'closed' : 'open',
    openedAt: ctx.now(world),
    orderedAt: null,
    orderedDueAt: null,
    correctedStartAt: null,
    correctionReason: '',
    acts: [],
    fulfilledAt: null,
    frozen: null,
    lateReason: '',
    closeReason: result === 'does_not_apply' ? 'does_not_apply' : '',
    version: 1,
  })
  return { ruleId: rule.id, from: null, to: result }
}

/** A duty that opened is never deleted: it closes with its reason, and opens again when the facts turn. */
async function revise(tx: Tx, row: DutyRow, evaluation: Evaluation): Promise<Change | undefined> {
  const next = judged(evaluation)
  const before = {
    result: row.result,
    explanation: row.explanation,
    missing: row.missing,
    provisional: row.provisional,
    needsCounsel: row.needsCounsel,
  }
  if (canonical(before) === canonical(next)) return undefined
  await updateDuty(tx, row, { ...next, ...stateAfter(row, evaluation) })
  return row.result === evaluation.result
    ? undefined
    : { ruleId: row.ruleId, from: row.result, to: evaluation.result }
}

/** What counsel declined stays closed while it is still a question; once the facts settle it, it is owed after all. */
function stateAfter(row: DutyRow, { result, needsCounsel }: Evaluation): Partial<DutyRow> {
  const declined = row.closeReason === 'counsel_declined'
  if (declined && result !== 'does_not_apply' && needsCounsel) return {}
  if (declined && result === 'does_not_apply') return { closeReason: 'does_not_apply', counsel: 'none' }

  if (result === 'does_not_apply' && row.state === 'open')
    return { state: 'closed', closeReason: 'does_not_apply' }
  if (result !== 'does_not_apply' && row.state === 'closed')
    return { state: 'open', closeReason: '', counsel: 'none' }
  return {}
}

const judged = ({ result, explanation, missing, provisional, needsCounsel }: Evaluation) => ({
  result,
  explanation,
  missing,
  provisional,
  needsCounsel,
})

export const ruleOf = (row: DutyRow): DutyRule => row.rule as DutyRule
