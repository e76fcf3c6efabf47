import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Condition,
  explain,
  failedLeaves,
  type Leaf,
  missingFacts,
  type Operator,
  type Outcome,
} from '../../server/rules/condition.ts'

const says = { 'zh-CN': '问', en: 'asked' }
const leaf = (subject: string, more: Partial<Leaf> = {}): Leaf => ({
  subject,
  operator: 'is',
  value: true,
  says,
  ...more,
})
const [T, F, U] = [leaf('T'), leaf('F'), leaf('U')]
const known: Record<string, Answer> = {
  T: { value: true, facts: ['harmsRights'] },
  F: { value: false, facts: ['importantData'] },
  U: { value: null, facts: ['minors'] },
}
const answer = (subject: string): Answer => known[subject] ?? { value: undefined, facts: [] }
const outcome = (condition: Condition) => explain(condition, answer).outcome

describe('half for insiders', () => {
  const counted = (n: number, insider: boolean | null) => (subject: string) =>
    subject === 'n'
      ? { value: n, facts: ['records' as const] }
      : { value: insider, facts: ['insider' as const] }
  const asked = leaf('n', { operator: 'at_least', value: 50, halvedIf: 'insider' })
  it.each([
    [25, true, 'true', 25, 'an insider: half is enough'],
    [24, true, 'false', 25, 'and less is not'],
    [49, false, 'false', 50, 'nobody from inside: the whole'],
    [49, null, 'unknown', 50, 'between the two it hangs on who it was'],
    [50, null, 'true', 50, 'enough whoever it was'],
    [24, null, 'false', 50, 'too few whoever it was'],
  ] as [number, boolean | null, Outcome, number, string][])(
    '%d with insider %s is %s',
    (n, insider, outcome, wanted) => {
      expect(explain(asked, counted(n, insider))).toMatchObject({ outcome, wanted })
    },
  )
  it('names the fact that halves only where the answer hangs on it', () => {
    expect(missingFacts(explain(asked, counted(49, null)))).toEqual(['records', 'insider'])
    expect(explain(asked, counted(50, null))).toMatchObject({ facts: ['records'] })
  })
})

describe('explain, in three values', () => {
  it.each([
    [{ all: [T, T] }, 'true', 'both true'],
    [{ all: [T, F] }, 'false', 'one false settles all'],
    [{ all: [U, F] }, 'false', 'false settles all, unknown or not'],
    [{ all: [T, U] }, 'unknown', 'it still depends on the unknown'],
    [{ all: [] }, 'true', 'nothing is asked'],
    [{ any: [F, T] }, 'true', 'one true settles any'],
    [{ any: [U, T] }, 'true', 'true settles any, unknown or not'],
    [{ any: [F, U] }, 'unknown', 'it still depends on the unknown'],
    [{ any: [F, F] }, 'false', 'none'],
    [{ any: [] }, 'false', 'nothing can be'],
    [{ not: T }, 'false', 'turned'],
    [{ not: U }, 'unknown', 'unknown stays unknown'],
    [{ not: { any: [F, { all: [T, U] }] } }, 'unknown', 'nested'],
  ] as [Condition, Outcome, string][])('%o is %s (%s)', (condition, wanted) => {
    expect(outcome(condition)).toBe(wanted)
  })

  it.each([
    ['is', 'a', 'a', 'true'],
    ['is', 'a', 'b', 'false'],
    ['in', 'a', ['a', 'b'], 'true'],
    ['in', 'c', ['a', 'b'], 'false'],
    ['has', ['a', 'c'], ['a', 'b'], 'true'],
    ['has', ['c'], ['a', 'b'], 'false'],
    ['has', ['a'], 'a', 'true'],
    ['at_least', 5, 5, 'true'],
    ['at_least', 4, 5, 'false'],
    ['at_least', '5', 5, 'unknown'],
    ['above', 5, 5, 'false'],
    ['above', 6, 5, 'true'],
    ['grade_at_least', '重大', '较大', 'true'],
    ['grade_at_least', '一般', '较大', 'false'],
    ['grade_at_least', 'major', '较大', 'unknown'],
  ] as [Operator, unknown, unknown, Outcome][])(
    '%s: %o against %o is %s',
    (operator, value, wanted, result) => {
      const one = explain(leaf('x', { operator, value: wanted }), () => ({ value, facts: [] }))
      expect(one.outcome).toBe(result)
    },
  )

  it('never takes zero, false or an empty list for unknown', () => {
    for (const value of [0, false, '', []]) {
      expect(explain(leaf('x', { value: 'something' }), () => ({ value, facts: [] })).outcome).toBe('false')
    }
  })

  it('agrees with de Morgan on any tree', () => {
    const tree = fc.letrec<{ node: Condition }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom<Condition>(T, F, U),
        fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })),
        fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })),
        tie('node').map((not) => ({ not })),
      ),
    })).node
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        expect(outcome({ not: { all: [a, b] } })).toBe(outcome({ any: [{ not: a }, { not: b }] }))
        expect(outcome({ not: { not: a } })).toBe(outcome(a))
      }),
    )
  })
})

describe('what it rests on', () => {
  it('asks only for facts that still matter', () => {
    expect(missingFacts(explain({ all: [T, U] }, answer))).toEqual(['minors'])
    expect(missingFacts(explain({ all: [F, U] }, answer)), 'settled').toEqual([])
    expect(missingFacts(explain({ any: [T, U] }, answer)), 'settled').toEqual([])
    expect(missingFacts(explain({ all: [T, { any: [U, F] }, { not: U }] }, answer)), 'each once').toEqual([
      'minors',
    ])
  })

  it('names the leaves that made it false', () => {
    const failed = failedLeaves(explain({ all: [T, { any: [F, F] }, U] }, answer))
    expect(failed.map(({ subject }) => subject)).toEqual(['F', 'F'])
    expect(failedLeaves(explain({ all: [T, U] }, answer))).toEqual([])
  })

  it.each([
    [{ any: [T, leaf('T', { counsel: true })] }, false, 'a firm part settles it'],
    [{ any: [F, leaf('T', { counsel: true })] }, true, 'only the arguable part does'],
    [{ all: [T, leaf('T', { counsel: true })] }, true, 'every part is needed'],
    [{ not: leaf('F', { counsel: true }) }, true, 'turned, and as arguable as before'],
  ] as [Condition, boolean, string][])('%o needs counsel %s (%s)', (condition, counsel) => {
    expect(explain(condition, answer).counsel).toBe(counsel)
  })
})
