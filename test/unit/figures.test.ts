import { afterEach, describe, expect, it } from 'vitest'
import { titleOf } from '../../web/declare/draft.ts'
import { concerns } from '../../web/live/concerns.ts'
import {
  instantOfWall,
  readWall,
  setZone,
  shortInstant,
  wallInput,
  zoneLabel,
} from '../../web/parts/instant.ts'
import { maskedEmail, maskedPhone } from '../../web/parts/masked.ts'
import { countInProse, share } from '../../web/parts/people.ts'

afterEach(() => setZone('Asia/Shanghai'))

describe('an instant is told in the company zone', () => {
  const now = '2026-11-23T19:41:08Z'
  it.each([
    ['2026-11-23T17:02:00Z', '01:02', 'today by the wall, though yesterday in UTC'],
    ['2026-11-23T15:59:59Z', '11-23 23:59', 'a minute before local midnight is another day'],
    ['2025-12-31T15:59:00Z', '2025-12-31 23:59', 'another year is named'],
  ])('%s -> %s: %s', (at, words) => {
    expect(shortInstant(at, now)).toBe(words)
  })

  it.each([
    ['Asia/Shanghai', '2026-07-01T00:00:00Z', 'UTC+8'],
    ['Asia/Kolkata', '2026-07-01T00:00:00Z', 'UTC+5:30'],
    ['America/New_York', '2026-07-01T00:00:00Z', 'UTC-4'],
    ['America/New_York', '2026-12-01T00:00:00Z', 'UTC-5'],
  ])('%s at %s is %s', (zone, at, label) => {
    setZone(zone)
    expect(zoneLabel(at)).toBe(label)
  })

  it('reads a wall back to the same instant', () => {
    setZone('America/New_York')
    expect(new Date(instantOfWall('2026-07-01T08:30')!).toISOString()).toBe('2026-07-01T12:30:00.000Z')
    expect(wallInput('2026-12-01T13:30:00Z')).toBe('2026-12-01T08:30')
  })

  it.each([
    ['2026-11-24 01:02', '2026-11-24T01:02', 'as the page writes it'],
    [' 2026/1/4 9:05 ', '2026-01-04T09:05', 'single digits and slashes'],
    ['2026年11月24日 01：02', '2026-11-24T01:02', 'as a Chinese keyboard gives it'],
    ['2026-02-31 01:02', undefined, 'no such day'],
    ['2026-11-24 25:00', undefined, 'no such hour'],
    ['01:02', undefined, 'a time without its day'],
  ] as [string, string | undefined, string][])('typed "%s" is %s: %s', (typed, wall) => {
    expect(readWall(typed)).toBe(wall)
  })
})

describe('a share never claims more than is so', () => {
  it.each([
    [999_999, 1_000_000, '99.9%', 'one person left is not 100 %'],
    [1_000_000, 1_000_000, '100%', 'everybody'],
    [1, 1_000_000, '0.1%', 'one person is not nobody'],
    [0, 1_000_000, '0.0%', 'nobody'],
    [0, 0, '0%', 'no list yet'],
  ])('%i of %i is %s: %s', (part, whole, words) => {
    expect(share(part, whole)).toBe(words)
  })
})

it.each([
  [9_999, 'zh-CN', '9,999'],
  [1_284_316, 'zh-CN', '128.4 万'],
  [234_000_000, 'zh-CN', '2.3 亿'],
  [999_999, 'en', '999,999'],
  [1_284_316, 'en', '1.28 million'],
] as const)('%i people in %s prose: %s', (count, language, words) => {
  expect(countInProse(count, language)).toBe(words)
})

it.each([
  ['19900002046', '199****2046', 'a mobile number'],
  ['+8619900002046', '+86199****2046', 'with its country'],
  ['12345', '****45', 'a short one gives away two digits'],
])('phone %s is shown as %s: %s', (phone, shown) => {
  expect(maskedPhone(phone)).toBe(shown)
})

it.each([
  ['zhou@mail.example', 'z***@mail.example', 'first character and domain'],
  ['@mail.example', '***', 'no name before the sign'],
])('e-mail %s is shown as %s: %s', (email, shown) => {
  expect(maskedEmail(email)).toBe(shown)
})

it.each([
  ['有人出售资料，样本 200 条。抽查一致。', '有人出售资料，样本 200 条', 'the first sentence'],
  ['The export v3.2 leaked. Sampled ten.', 'The export v3.2 leaked', 'a point inside a number ends nothing'],
  ['长'.repeat(80), `${'长'.repeat(59)}…`, 'cut at sixty characters'],
])('"%s" gets the title "%s": %s', (description, title) => {
  expect(titleOf(description)).toBe(title)
})

it.each([
  ['a', { incidentId: 'a' }, true, 'its own incident'],
  ['a', { incidentId: 'b' }, false, 'another incident'],
  ['a', {}, true, 'a list may show it'],
  [null, { incidentId: 'b' }, true, 'a change of the installation may show anywhere'],
] as [string | null, Record<string, string>, boolean, string][])(
  'a change of %s concerns a view of %o: %s',
  (incidentId, params, wanted) => {
    expect(concerns({ incidentId }, ['/api', params, {}])).toBe(wanted)
  },
)
