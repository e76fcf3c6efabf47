import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, lateness } from '../../server/rules/clock.ts'
import { type Explanation, type Grade, grades, type LeafExplanation } from '../../server/rules/condition.ts'
import { dutiesFor, type Evaluation } from '../../server/rules/duties.ts'
import { answerTo, subjectKeys } from '../../server/rules/dutySubjects.ts'
import { factDefinitions } from '../../server/rules/factDefinitions.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import { proposeGrade } from '../../server/rules/grading.ts'
import type { Profile } from '../../server/rules/profile.ts'
import { discovered, type Given, law, minute, people, profile, sheetOf } from './law.ts'

const flag = fc.constantFrom(true, false, null, undefined)
const some = fc.constantFrom(0, 1, 499, 99_999, 100_000, 999_999, 1_000_000, 10_000_000, 100_000_000)
const range = fc.tuple(some, some).map(([a, b]) => people(Math.min(a, b), Math.max(a, b)))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(fc.option(value, { nil: null }), { nil: undefined })

/** Fact sheets as they come: known, to be verified or not looked at. */
const sheets: fc.Arbitrary<Given> = fc.record({
  personalInformation: maybe(fc.constantFrom('yes', 'maybe', 'unknown', 'no')),
  breachKinds: maybe(fc.subarray(['leak', 'tamper', 'damage', 'loss', 'illegal_access'], { minLength: 1 })),
  certainty: maybe(fc.constantFrom('confirmed', 'possible')),
  people: maybe(range),
  lossYuan: maybe(range),
  categories: maybe(fc.subarray(['phone', 'id-number', 'location', 'order'], { minLength: 1 })),
  minors: maybe(
    fc.constantFrom({ under14: 0, under18: 0 }, { under14: 0, under18: 2 }, { under14: 1, under18: 2 }),
  ),
  role: maybe(fc.constantFrom('handler', 'processor', 'joint')),
  operatorType: maybe(fc.constantFrom('cii', 'organ', 'other')),
  threat: maybe(fc.constantFrom('none', 'some', 'serious', 'very_serious')),
  harmsRights: flag,
  importantData: flag,
  suspectedCrime: flag,
  severeConsequences: flag,
  productFlaw: flag,
  nationalSecurity: flag,
  crossBorder: flag,
  foreignRequest: flag,
}) as fc.Arbitrary<Given>

const who = fc.record({
  sectors: fc.subarray(['telecom_internet', 'finance', 'health', 'industry']),
  traits: fc.subarray(['vendor', 'listed', 'product_provider'] as const),
})
const chinese = law.packs.filter(({ jurisdiction }) => jurisdiction === 'CN')
const answers = (facts: Given, own: Partial<Profile>) =>
  dutiesFor(chinese, sheetOf({ discoveredAt: discovered, ...facts }), { ...profile, ...own }, discovered, {
    schemes: law.schemes,
    categories: law.datamap.categories,
  })

/** Kinds nobody knows are stood in for by the worst; an order nobody recorded has not been made. */
const neverOpen: readonly FactKey[] = ['breachKinds', 'orderedAt']
/** Where nobody says, the profile does; only "to be verified" opens them. */
const usual: readonly FactKey[] = ['role', 'operatorType']

/** Leaves without which the outcome would not stand: all that share it where all are needed, the common ones otherwise. */
function needed(why: Explanation): LeafExplanation[] {
  if (why.kind === 'leaf') return [why]
  if (why.kind === 'not') return why.parts.flatMap(needed)
  const settling = why.parts.filter(({ outcome }) => outcome === why.outcome)
  const everyPart = (why.kind === 'all') === (why.outcome === 'true')
  if (everyPart) return settling.flatMap(needed)
  return settling.length === 1 ? settling.flatMap(needed) : []
}

const without = (facts: Given, key: FactKey, value: null | undefined): Given => ({ ...facts, [key]: value })

/** Facts that an answer hangs on by itself; a grade is worked out from lines of its own, any of which may step in. */
function hangsOn({ explanation, result }: Evaluation, facts: Given, gone: null | undefined): FactKey[] {
  if (result === 'undetermined') return []
  const alone = needed(explanation).filter(({ subject, facts: of }) => subject !== 'grade' && of.length === 1)
  const steady = gone === undefined ? [...neverOpen, ...usual] : neverOpen
  return alone.flatMap((leaf) => leaf.facts).filter((key) => facts[key] != null && !steady.includes(key))
}

describe('any fact sheet under Chinese law', () => {
  it('an answer falls open when the fact it hangs on is taken away', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(sheets, who, fc.constantFrom(null, undefined), (facts, own, gone) => {
        const hanging = answers(facts, own).flatMap((one) =>
          hangsOn(one, facts, gone).map((key) => [one.rule.id, key] as const),
        )
        const keys = [...new Set(hanging.map(([, key]) => key))]
        const after = new Map(keys.map((key) => [key, answers(without(facts, key, gone), own)]))
        for (const [id, key] of hanging) {
          seen.add(`${id} ${key}`)
          const one = after.get(key)?.find(({ rule }) => rule.id === id)
          expect(one?.result, `${id} without ${key}`).toBe('undetermined')
          expect(one?.missing, `${id} without ${key}`).toContain(key)
        }
      }),
      { numRuns: 200 },
    )
    expect(seen.size, 'pairs of duty and fact that were tried').toBeGreaterThan(30)
  })

  it('not knowing a fact any more never turns a duty into none', () => {
    const keys = factDefinitions.filter(({ byAct }) => !byAct).map(({ key }) => key)
    fc.assert(
      fc.property(sheets, who, fc.constantFrom(...keys), (facts, own, key) => {
        const before = answers(facts, own).filter(({ result }) => result === 'applies')
        const after = answers(without(facts, key, null), own)
        const lost = before.filter(
          ({ rule }) => after.find((one) => one.rule.id === rule.id)?.result === 'does_not_apply',
        )
        expect(lost.map(({ rule }) => rule.id)).toEqual([])
      }),
    )
  })

  it('a fact that no condition names changes nothing', () => {
    const empty = {
      ...{ sheet: [], profile, scheme: law.schemes[0], schemes: law.schemes, allConfirmed: {} },
      ...{ filed: [], categories: [], place: 'CN' },
    }
    const named = new Set(subjectKeys.flatMap((subject) => answerTo(subject, empty).facts))
    const idle = factDefinitions.filter(({ key, byAct }) => !named.has(key) && !byAct)
    expect(idle.map(({ key }) => key)).toEqual(expect.arrayContaining(['cause', 'place', 'confirmedAt']))
    fc.assert(
      fc.property(sheets, who, fc.constantFrom(...idle), fc.string(), (facts, own, { key, shape }, word) => {
        const value = shape.kind === 'instant' ? discovered + word.length * minute : word
        expect(answers({ ...facts, [key]: value }, own)).toEqual(answers(facts, own))
      }),
    )
  })

  it('more people never lower a grade, on any scale', () => {
    const rank = (grade: string | null) => grades.indexOf(grade as Grade)
    fc.assert(
      fc.property(sheets, some, some, fc.constantFrom(...law.schemes), (facts, a, b, scheme) => {
        const gradeOf = (count: number) =>
          rank(
            proposeGrade(scheme, sheetOf({ ...facts, people: people(count) }), law.datamap.categories).grade,
          )
        expect(gradeOf(Math.max(a, b))).toBeGreaterThanOrEqual(gradeOf(Math.min(a, b)))
      }),
      { numRuns: 500 },
    )
  })

  it('what is unsettled in the text always asks counsel, and what falls away says why', () => {
    fc.assert(
      fc.property(sheets, who, (facts, own) => {
        const all = answers(facts, own)
        const open = all.filter(({ result }) => result !== 'does_not_apply')
        const unsettled = open.filter(({ rule }) => rule.mark === 'P' || rule.mark === 'U')
        expect(unsettled.filter(({ needsCounsel }) => !needsCounsel)).toEqual([])
        const silent = all.filter(
          (one) => one.result === 'does_not_apply' && one.inForce === 'yes' && one.whyNot.length === 0,
        )
        expect(silent.map(({ rule }) => rule.id)).toEqual([])
      }),
    )
  })
})

describe('any clock under Chinese law', () => {
  const rules = chinese.flatMap((pack) => pack.rules)
  const timed = rules.filter(({ clock }) => clock.term || clock.internalMinutes !== null)
  const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 9, 1) })
  const shift = fc.integer({ min: minute, max: 40 * 1440 * minute })
  const startedAt = (rule: (typeof rules)[number], at: number) =>
    clockOf(rule, { [rule.clock.anchors[0] as string]: at }, {}, at)

  it('a corrected start moves the end with it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...timed), start, shift, (rule, at, by) => {
        const { dueAt } = startedAt(rule, at)
        const corrected = clockOf(rule, {}, { correctedStartAt: at + by }, at).dueAt as number
        const days = rule.clock.term && rule.clock.term.unit !== 'hour'
        if (days) expect(corrected).toBeGreaterThanOrEqual(dueAt as number)
        else expect(corrected).toBe((dueAt as number) + by)
      }),
    )
  })

  it('and never thaws what the first filing froze', () => {
    fc.assert(
      fc.property(fc.constantFrom(...timed), start, shift, shift, (rule, at, filed, by) => {
        const frozen = lateness(startedAt(rule, at), at + filed)
        const before = clockOf(rule, {}, { frozen }, at + filed)
        for (const correctedStartAt of [at + by, at - by]) {
          const after = clockOf(rule, {}, { frozen, correctedStartAt }, at + filed + by)
          expect([after.state, after.lateMs, after.dueAt]).toEqual(['stopped', before.lateMs, frozen.dueAt])
        }
        expect(before.lateMs > 0).toBe(frozen.late)
      }),
    )
  })
})
