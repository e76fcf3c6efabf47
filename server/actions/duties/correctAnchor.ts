import type { Sql } from '../../../db/database.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid, notFound, stale } from '../../problem.ts'
import { factAnchors } from '../../rules/clock.ts'
import { definitionOf } from '../../rules/factDefinitions.ts'
import { contradictions, currentSheet } from '../../rules/factSheet.ts'
import type { Fact, FactKey, FactSheet } from '../../rules/facts.ts'
import { type Access, openToChange } from '../access.ts'
import { addFacts, sheetOf } from '../facts/sheet.ts'
import { record } from '../record.ts'
import { clocksFrom } from './clocks.ts'
import { evaluateDuties } from './evaluate.ts'

interface Correction {
  at: number
  reason: string
  version: number
}

/** Corrects an instant that clocks start from. What an act set may be corrected, but only once the act was done. */
export async function correctAnchor(
  ctx: Context,
  actor: Actor,
  { incidentId, key }: { incidentId: string; key: string },
  { at, reason, version }: Correction,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'correct_anchor')
    const sheet = await sheetOf(tx, incidentId)
    const anchor = anchorOf(key)
    const before = standing(sheet, anchor)
    if ((before?.version ?? 0) !== version) throw stale('fact', { facts: before ? [before] : [] })
    refuse(ctx, access, sheet, corrected(sheet, anchor, at))
    const now = ctx.now(access.world)
    const number = await addFacts(tx, actor, incidentId, now, [{ key: anchor, value: at, basis: reason }])
    await record(ctx, tx, actor, {
      name: 'facts.changed',
      incidentId,
      world: access.world,
      payload: {
        sheet: number,
        changes: [
          { key: anchor, group: '', language: '', from: before?.value ?? null, to: at, basis: reason },
        ],
      },
    })
    await evaluateDuties(ctx, tx, actor, access, 'facts.changed')
  })
}

/** Every clock before the correction and after it, at this very moment; nothing is written. */
export async function previewAnchor(ctx: Context, sql: Sql, access: Access, key: string, at: number) {
  const sheet = await sheetOf(sql, access.incident.id)
  const after = corrected(sheet, anchorOf(key), at)
  refuse(ctx, access, sheet, after)
  const now = await clocksFrom(ctx, sql, access, sheet)
  const then = await clocksFrom(ctx, sql, access, after.sheet)
  return now.map((before, n) => ({ row: before.row, before: before.clock, after: then[n]!.clock }))
}

function anchorOf(key: string): FactKey {
  const found = factAnchors.find((one) => one === key)
  if (!found) throw notFound('anchor')
  return found
}

const standing = (sheet: FactSheet, key: FactKey): Fact | undefined =>
  sheet.find((fact) => fact.key === key && fact.group === '')

function corrected(sheet: FactSheet, key: FactKey, at: number) {
  const version = (standing(sheet, key)?.version ?? 0) + 1
  const fact: Fact = { key, group: '', language: '', version, value: at, basis: '', by: '', at }
  return { key, at, sheet: currentSheet([...sheet, fact]) }
}

function refuse(
  ctx: Context,
  { world }: Access,
  before: FactSheet,
  { key, at, sheet }: ReturnType<typeof corrected>,
): void {
  const known = new Set(contradictions(before).map(({ keys }) => keys.join()))
  const fresh = contradictions(sheet).filter(({ keys }) => !known.has(keys.join()))
  const faults: FieldFault[] = [
    ...(at > ctx.now(world) ? [{ pointer: '/at', code: 'in_the_future' }] : []),
    ...(definitionOf(key)?.byAct && !standing(before, key) ? [{ pointer: '/key', code: 'by_act_only' }] : []),
    ...fresh.map(({ keys, code }) => ({
      pointer: '/at',
      code: `contradiction_${code}`,
      detail: keys.join(' / '),
    })),
  ]
  if (faults.length) throw invalid(faults)
}
