import type { Tx } from '../../../db/database.ts'
import { type DutyRow, findDuty, updateDuty } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, notFound, stale } from '../../problem.ts'
import type { IncidentStep } from '../../rules/permissions.ts'
import { type Access, openToChange } from '../access.ts'
import { record } from '../record.ts'
import { ruleOf } from './evaluate.ts'
import { frozenAt } from './fulfil.ts'

interface Of {
  incidentId: string
  dutyId: string
  version: number
}

/** Counsel confirms a duty whose rule or facts are not settled, or declines it with a reason; the row stays. */
export async function counselDuty(
  ctx: Context,
  actor: Actor,
  of: Of,
  { decision, reason }: { decision: 'confirmed' | 'declined'; reason: string },
): Promise<void> {
  await changeDuty(ctx, actor, of, 'counsel_duty', `duty.${decision}`, { reason }, async (row) => {
    if (!row.needsCounsel) throw conflict('no_counsel_needed', 'This duty is settled; counsel is not asked.')
    const declined = decision === 'declined'
    return {
      counsel: decision,
      counselReason: reason,
      ...(row.state === 'open' && declined
        ? { state: 'closed' as const, closeReason: 'counsel_declined' }
        : {}),
      ...(row.closeReason === 'counsel_declined' && !declined
        ? { state: 'open' as const, closeReason: '' }
        : {}),
    }
  })
}

/** A duty that no report, notice or other act of the console fulfils by itself: what was done, when, and its proof. */
export async function fulfilDuty(
  ctx: Context,
  actor: Actor,
  of: Of,
  { at, proof, lateReason }: { at: number; proof: string; lateReason: string },
): Promise<void> {
  await changeDuty(
    ctx,
    actor,
    of,
    'fulfil_duty',
    'duty.fulfilled',
    { at, proof },
    async (row, access, tx) => {
      if (row.state !== 'open') throw conflict('duty_not_open', 'This duty is not open.')
      if (at > ctx.now(access.world)) throw invalid([{ pointer: '/at', code: 'in_the_future' }])
      const asked = ruleOf(row).fulfilledBy.filter(
        (act) => !act.startsWith('act:') && !act.startsWith('fact:'),
      )
      if (asked.length)
        throw conflict('done_by_act', 'Only filing the report or telling the people fulfils this duty.', {
          asked,
        })
      const change = await frozenAt(ctx, tx, access.incident, row, at)
      const late = change.frozen?.late === true
      if (late && !lateReason.trim()) throw invalid([{ pointer: '/lateReason', code: 'late_reason' }])
      const acts = [...row.acts, { act: 'act:recorded', at, proof }]
      return { ...change, acts, lateReason: late ? lateReason : '' }
    },
  )
}

/** Why it was done late. It never changes that it was. */
export async function explainLate(ctx: Context, actor: Actor, of: Of, reason: string): Promise<void> {
  await changeDuty(ctx, actor, of, 'explain_late', 'duty.late_explained', { reason }, async (row) => {
    if (!row.frozen?.late) throw conflict('not_late', 'This duty was not done late.')
    return { lateReason: reason }
  })
}

/** Corrects the instant a clock starts from, with a reason. The due time is computed from it, never typed. */
export async function correctStart(
  ctx: Context,
  actor: Actor,
  of: Of,
  { startAt, reason }: { startAt: number; reason: string },
): Promise<void> {
  await changeDuty(
    ctx,
    actor,
    of,
    'correct_anchor',
    'duty.start_corrected',
    { startAt, reason },
    async (_, access) => {
      if (startAt > ctx.now(access.world)) throw invalid([{ pointer: '/startAt', code: 'in_the_future' }])
      return { correctedStartAt: startAt, correctionReason: reason }
    },
  )
}

async function changeDuty(
  ctx: Context,
  actor: Actor,
  { incidentId, dutyId, version }: Of,
  step: IncidentStep,
  name: string,
  payload: Record<string, unknown>,
  change: (row: DutyRow, access: Access, tx: Tx) => Promise<Partial<DutyRow>>,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, step)
    const row = await findDuty(tx, incidentId, dutyId)
    if (!row) throw notFound('duty')
    if (!(await updateDuty(tx, { id: dutyId, version }, await change(row, access, tx))))
      throw stale('duty', { version: row.version, state: row.state })
    await record(ctx, tx, actor, {
      name,
      incidentId,
      world: access.world,
      payload: { ruleId: row.ruleId, ...payload },
    })
  })
}
