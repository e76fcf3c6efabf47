import { findOrganisation } from '../../db/queries/installation.ts'
import { calendarOf } from '../actions/calendar/years.ts'
import type { Context } from '../context.ts'
import type { ConditionLine, DutyRuleView, PlanView } from '../contract/rules.ts'
import { dayOf, missingYear } from '../rules/calendar.ts'
import type { Condition } from '../rules/condition.ts'
import { forceOn } from '../rules/duties.ts'
import type { DutyRule } from '../rules/dutyRule.ts'
import type { Plan } from '../rules/plan.ts'
import { realWorld } from '../rules/world.ts'

/** The templates in force, as a reader goes through them. */
export async function rulesView(ctx: Context) {
  const { packs, schemes, plans } = ctx.templates
  const targets = (await findOrganisation(ctx.db.read))?.targets ?? {}
  const now = ctx.now(realWorld)
  const day = dayOf(now)
  return {
    packs: packs.map(({ id, name, version, rules }) => ({
      id,
      name,
      version,
      rules: rules.map((rule) => ruleView(rule, day, targets[rule.id])),
    })),
    schemes: schemes.map((scheme) => ({
      ...scheme,
      basis: scheme.basis ?? null,
      lines: scheme.lines.map(({ when: _, ...line }) => line),
      categories: (scheme.categories ?? []).map(({ when: _, ...category }) => category),
    })),
    plans: plans.map(planView),
    missingYear: missingYear(now, await calendarOf(ctx, ctx.db.read)),
  }
}

function ruleView(rule: DutyRule, day: string, ownMinutes: number | undefined): DutyRuleView {
  const { clock, when, ...rest } = rule
  const minutes = ownMinutes ?? clock.internalMinutes
  return {
    ...rest,
    inForce: forceOn(rule, day),
    anchors: clock.anchors,
    fallback: clock.fallback,
    term: clock.term,
    target: clock.term || minutes === null ? null : { minutes, own: ownMinutes !== undefined },
    when: linesOf(when),
  }
}

const planView = ({ phases, ...plan }: Plan): PlanView => ({
  ...plan,
  phases: phases.map((phase) => ({ ...phase, gate: phase.gate.map(({ says }) => says) })),
})

/** A condition read from the top; where every part is needed, the outermost needs no head. */
function linesOf(condition: Condition): ConditionLine[] {
  return 'all' in condition ? condition.all.flatMap((part) => below(part, 0)) : below(condition, 0)
}

function below(condition: Condition, depth: number): ConditionLine[] {
  if ('all' in condition) return group('all', condition.all, depth)
  if ('any' in condition) return group('any', condition.any, depth)
  if ('not' in condition)
    return [{ depth, head: 'not', says: null, counsel: false }, ...below(condition.not, depth + 1)]
  return [{ depth, head: null, says: condition.says, counsel: condition.counsel ?? false }]
}

function group(head: 'all' | 'any', parts: Condition[], depth: number): ConditionLine[] {
  if (parts.length === 1) return parts.flatMap((part) => below(part, depth))
  return [{ depth, head, says: null, counsel: false }, ...parts.flatMap((part) => below(part, depth + 1))]
}
