import type { Actor, Context } from '../../context.ts'
import type { FactChange } from '../../contract/facts.ts'
import { type FieldFault, invalid, stale } from '../../problem.ts'
import type { Fulfilment } from '../../rules/dutyRule.ts'
import { checkFact } from '../../rules/factCheck.ts'
import { definitionOf } from '../../rules/factDefinitions.ts'
import { contradictions, currentSheet } from '../../rules/factSheet.ts'
import type { Fact, FactSheet } from '../../rules/facts.ts'
import { openToChange } from '../access.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { doAct } from '../duties/fulfil.ts'
import { questionExemptions } from '../exemptions/question.ts'
import { record } from '../record.ts'
import { addFacts, sheetOf } from './sheet.ts'

/** Changes facts together: one that is stale, not fit or contradicting refuses them all, naming the fields. */
export async function changeFacts(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  changes: readonly FactChange[],
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'change_facts')
    const { world } = access
    const at = ctx.now(world)
    const before = await sheetOf(tx, incidentId)
    const wanted = changes.map(fromContract)
    refuseUnfit(ctx, wanted, at)
    refuseStale(before, wanted)
    refuseContradiction(before, wanted, actor.id, at)
    const sheet = await addFacts(tx, actor, incidentId, at, wanted)
    await record(ctx, tx, actor, {
      name: 'facts.changed',
      incidentId,
      world,
      payload: { sheet, changes: wanted.map((change) => told(before, change)) },
    })
    await evaluateDuties(ctx, tx, actor, access, 'facts.changed')
    await questionExemptions(
      ctx,
      tx,
      actor,
      access,
      wanted.map((change) => told(before, change)),
    )
    for (const { key, value } of wanted) {
      const act = factActs[key]
      if (act && value !== null) await doAct(ctx, tx, actor, access, { act, at, proof: `facts v${sheet}` })
    }
  })
}

/** A fact that is itself proof of an act. */
const factActs: Partial<Record<FactChange['key'], Fulfilment>> = {
  measuresTaken: 'act:measure',
  cause: 'fact:cause',
}

/** Instants come in as ISO 8601 and are epoch milliseconds inside. */
export function fromContract(change: FactChange): FactChange {
  const kind = definitionOf(change.key)?.shape.kind
  const { value } = change
  if (kind === 'instant' && typeof value === 'string') return { ...change, value: Date.parse(value) }
  const asked = kind === 'ransom' ? (value as { askedAt?: unknown } | null)?.askedAt : undefined
  if (typeof asked !== 'string') return change
  return { ...change, value: { ...(value as object), askedAt: Date.parse(asked) } }
}

export function refuseUnfit(ctx: Context, changes: readonly FactChange[], now: number): void {
  const { functions, categories } = ctx.templates.datamap
  const context = { functions: functions.map((f) => f.key), categories: categories.map((c) => c.key), now }
  const faults = changes.flatMap(({ key, value, group, language }, at): FieldFault[] => {
    if (definitionOf(key)?.byAct) return [{ pointer: `/changes/${at}/key`, code: 'by_act_only' }]
    if (changes.findIndex(sameFact({ key, group, language })) < at)
      return [{ pointer: `/changes/${at}/key`, code: 'twice', detail: key }]
    return checkFact(key, value, { ...context, group, language }).map((problem) => ({
      pointer: `/changes/${at}/value${problem.pointer}`,
      code: problem.code,
      detail: key,
    }))
  })
  if (faults.length) throw invalid(faults)
}

const sameFact =
  (a: Pick<Fact, 'key' | 'group' | 'language'>) => (b: Pick<Fact, 'key' | 'group' | 'language'>) =>
    a.key === b.key && a.group === b.group && a.language === b.language

function refuseStale(sheet: FactSheet, changes: readonly FactChange[]): void {
  const current = changes.flatMap((change) => {
    const fact = sheet.find(sameFact(change))
    return (fact?.version ?? 0) === change.version ? [] : [fact ?? { key: change.key }]
  })
  if (current.length) throw stale('fact', { facts: current })
}

/** New contradictions are refused with both fields named; old ones stay visible and may be mended one at a time. */
export function refuseContradiction(
  sheet: FactSheet,
  changes: readonly FactChange[],
  by: string,
  at: number,
): void {
  const added = changes.map(
    (change): Fact => ({ ...change, version: (sheet.find(sameFact(change))?.version ?? 0) + 1, by, at }),
  )
  const known = new Set(contradictions(sheet).map((c) => c.keys.join()))
  const fresh = contradictions(currentSheet([...sheet, ...added])).filter((c) => !known.has(c.keys.join()))
  if (fresh.length)
    throw invalid(
      fresh.flatMap(({ keys, code }) =>
        keys.map((key) => ({
          pointer: pointerTo(changes, key),
          code: `contradiction_${code}`,
          detail: keys.join(' / '),
        })),
      ),
    )
}

function pointerTo(changes: readonly FactChange[], key: string): string {
  const at = changes.findIndex((change) => change.key === key)
  return at < 0 ? `/facts/${key}` : `/changes/${at}/value`
}

const told = (before: FactSheet, { key, group, language, value, basis }: FactChange) => ({
  key,
  group,
  language,
  from: before.find(sameFact({ key, group, language }))?.value ?? null,
  to: value,
  basis,
})
