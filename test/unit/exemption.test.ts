import { describe, expect, it } from 'vitest'
import { type Release, releasedBy, releaseOf, withoutTick } from '../../server/rules/exemption.ts'
import { sheetOf } from './law.ts'

describe('what the no-harm decision may release', () => {
  it.each([
    ['exemption', ['leak'], 'yes', 'PIPL 57(2) speaks of leaks'],
    ['exemption', ['damage', 'loss'], 'yes', 'damage beside a loss is not pure damage'],
    ['exemption', ['damage'], 'counsel', 'pure damage: Art. 57(2) does not name it'],
    ['exemption', [], 'yes', 'none ticked is not pure damage'],
    ['exemption', null, 'yes', 'to be verified is not pure damage'],
    ['exemption', undefined, 'yes', 'nobody looked'],
    ['counsel_ticks', ['leak'], 'counsel', 'CN-05, CN-14'],
    ['never', ['damage'], 'never', 'a report stays owed whatever the kind'],
  ] as const)('%s with %j: %s (%s)', (releasedBy, kinds, expected, _why) => {
    const sheet = kinds === undefined ? [] : sheetOf({ breachKinds: kinds as never })
    expect(releaseOf({ releasedBy }, sheet)).toBe(expected)
  })
})

describe('an approval', () => {
  const releases: Record<string, Release> = {
    'CN-04': 'yes',
    'CN-05': 'counsel',
    'CN-14': 'counsel',
    'CN-03': 'never',
  }
  const releaseOf = (ruleId: string) => releases[ruleId] ?? 'never'

  it.each([
    [['CN-04'], {}, [], ['CN-04'], 'nothing for counsel'],
    [['CN-04', 'CN-05'], {}, ['CN-05'], ['CN-04'], 'counsel has said nothing of CN-05'],
    [['CN-04', 'CN-05'], { 'CN-05': true }, [], ['CN-04', 'CN-05'], 'ticked'],
    [['CN-04', 'CN-05'], { 'CN-05': false }, [], ['CN-04'], 'kept, in so many words'],
    [['CN-04'], { 'CN-14': true }, [], ['CN-04', 'CN-14'], 'counsel may add one that was not proposed'],
    [['CN-04'], { 'CN-03': true }, [], ['CN-04'], 'no tick releases a report'],
  ] as const)('%j ticked %j', (proposed, ticks, waiting, released, _why) => {
    const decision = { proposed, ticks, releaseOf }
    expect(withoutTick(decision)).toEqual(waiting)
    expect(releasedBy(decision)).toEqual(released)
  })
})
