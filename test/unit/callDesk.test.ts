import { describe, expect, test } from 'vitest'
import {
  afterCall,
  type CallEnd,
  callBackWithinMs,
  mayRing,
  scriptParts,
} from '../../server/rules/callDesk.ts'

const at = (text: string) => Date.parse(text)
/** Ten in the morning in Beijing. */
const morning = at('2026-11-24T02:00:00Z')
const call = (end: CallEnd, more: object = {}) =>
  afterCall({ end, now: morning, region: 'CN', before: [], ...more })

describe('what follows from a call', () => {
  test.each<[CallEnd, object, object, string]>([
    ['told', {}, { as: 'told' }, 'the person was told'],
    ['told_guardian', {}, { as: 'told' }, 'a child is told through the guardian'],
    ['busy', {}, { as: 'again', at: morning + 15 * 60_000, asked: false }, 'busy: in a quarter of an hour'],
    [
      'no_answer',
      {},
      { as: 'again', at: morning + 2 * 3_600_000, asked: false },
      'nobody there: in two hours',
    ],
    ['wrong_number', {}, { as: 'given_up', code: 'wrong_number' }, 'a wrong number is never rung again'],
    ['refused', {}, { as: 'given_up', code: 'refused' }, 'who refuses is left in peace'],
    [
      'other_language',
      { scripted: true },
      { as: 'again', at: morning, asked: true },
      'somebody who speaks it calls',
    ],
    ['other_language', {}, { as: 'given_up', code: 'no_script' }, 'no approved text: nobody improvises'],
    [
      'call_back',
      { backAt: at('2026-11-24T13:30:00Z') },
      { as: 'again', at: at('2026-11-24T13:30:00Z'), asked: true },
      'half past nine in the evening, because they asked for it',
    ],
  ])('%s', (end, more, after) => {
    expect(call(end, more)).toEqual(after)
  })

  test('late in the day an unanswered number waits for the next morning', () => {
    const evening = at('2026-11-24T11:30:00Z')
    expect(call('no_answer', { now: evening })).toEqual({
      as: 'again',
      at: at('2026-11-25T01:00:00Z'),
      asked: false,
    })
  })

  test('a third call of the day is the last of the day; the sixth of all is the last', () => {
    const before = [morning - 4 * 3_600_000, morning - 2 * 3_600_000].map((one) => ({
      at: one,
      end: 'busy' as const,
    }))
    expect(call('busy', { before })).toEqual({ as: 'again', at: at('2026-11-25T01:00:00Z'), asked: false })
    const week = Array.from({ length: 5 }, (_, day) => ({
      at: morning - day * 86_400_000,
      end: 'no_answer' as const,
    }))
    expect(call('no_answer', { before: week })).toEqual({ as: 'given_up', code: 'no_answer' })
    expect(call('lost', { before: week })).toEqual({ as: 'given_up', code: 'no_answer' })
  })

  test('a call-back that was asked for uses up no try', () => {
    const before = Array.from({ length: 8 }, () => ({
      at: morning - callBackWithinMs,
      end: 'call_back' as const,
    }))
    expect(call('busy', { before })).toMatchObject({ as: 'again' })
  })
})

test.each([
  ['CN', '2026-11-24T00:59:59Z', false, 'a minute before nine in Beijing'],
  ['CN', '2026-11-24T01:00:00Z', true, 'nine in Beijing'],
  ['CN', '2026-11-24T12:00:00Z', false, 'eight in the evening'],
  ['DE', '2026-11-24T02:00:00Z', false, 'three in the morning in Berlin'],
  ['JP', '2026-11-24T00:30:00Z', true, 'half past nine in Tokyo'],
  ['US', '2026-11-24T15:00:00Z', false, 'ten in New York, seven in Los Angeles: nobody knows which'],
  ['US-CA', '2026-11-24T18:00:00Z', true, 'ten in California'],
  ['??', '2026-11-24T02:00:00Z', true, 'a region nobody knows is taken for China'],
])('people of %s at %s may be rung: %s', (region, instant, may) => {
  expect(mayRing(at(instant), region)).toBe(may)
})

describe('the script', () => {
  test('asks for the person first; what happened comes after it', () => {
    const script = '您好，这里是示例云。请问您是{{person.name}}本人吗？\n\n发现一起泄露。\n\n再见。'
    expect(scriptParts(script, 'zh-CN', false)).toEqual({
      opening: '您好，这里是示例云。请问您是{{person.name}}本人吗？',
      told: '发现一起泄露。\n\n再见。',
    })
  })

  test.each([
    ['发现一起泄露。\n\n再见。', 'an opening that asks nothing'],
    ['{{person.name}}，发现一起泄露。', 'all in one paragraph'],
  ])('%s is read only after our own question', (script) => {
    const { opening, told } = scriptParts(script, 'zh-CN', false)
    expect(opening).not.toContain('泄露')
    expect(opening).toContain('{{person.name}}')
    expect(told).toContain('泄露')
  })
})
