import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chineseRule, countSms, type SmsRule, standardRule } from '../../server/rules/sms.ts'

const zh = '安'
const cases: [string, string, SmsRule, number, 'gsm7' | 'ucs2', string][] = [
  ['nothing', '', standardRule, 0, 'gsm7', 'an empty text is not sent'],
  ['160 letters', 'a'.repeat(160), standardRule, 1, 'gsm7', 'a single segment has no header'],
  ['161 letters', 'a'.repeat(161), standardRule, 2, 'gsm7', 'the header takes 7 septets of each'],
  ['306 letters', 'a'.repeat(306), standardRule, 2, 'gsm7', '2 x 153'],
  ['307 letters', 'a'.repeat(307), standardRule, 3, 'gsm7', '2 x 153 and one more'],
  ['80 euro signs', '€'.repeat(80), standardRule, 1, 'gsm7', 'each takes two septets'],
  ['81 euro signs', '€'.repeat(81), standardRule, 2, 'gsm7', '162 septets'],
  [
    'euro at the cut',
    `${'a'.repeat(152)}€${'a'.repeat(152)}`,
    standardRule,
    3,
    'gsm7',
    'the escape pair is not split',
  ],
  [
    'ÿ among letters',
    `${'a'.repeat(70)}ÿ`,
    standardRule,
    2,
    'ucs2',
    'one character outside GSM turns all to UCS-2',
  ],
  ['backtick', '`', standardRule, 1, 'ucs2', 'ASCII, yet not in GSM 03.38'],
  ['70 Chinese', zh.repeat(70), standardRule, 1, 'ucs2', 'a single segment'],
  ['71 Chinese', zh.repeat(71), standardRule, 2, 'ucs2', '67 and 4'],
  ['134 Chinese', zh.repeat(134), standardRule, 2, 'ucs2', '2 x 67'],
  ['135 Chinese', zh.repeat(135), standardRule, 3, 'ucs2', '2 x 67 and one more'],
  ['signature counts', `【示例云】${zh.repeat(65)}`, chineseRule, 1, 'ucs2', '5 + 65 = 70'],
  ['signature tips it', `【示例云】${zh.repeat(66)}`, chineseRule, 2, 'ucs2', '5 + 66 = 71'],
  ['emoji', '😀'.repeat(35), standardRule, 1, 'ucs2', 'two units each'],
  [
    'emoji at the cut',
    `${zh.repeat(66)}😀${zh.repeat(66)}`,
    standardRule,
    3,
    'ucs2',
    'the surrogate pair is not split',
  ],
  ['letters, China', 'a'.repeat(71), chineseRule, 2, 'ucs2', 'gateways in China count letters as characters'],
]

test.each(cases)('%s', (_name, text, rule, segments, encoding, _why) => {
  const count = countSms(text, rule)
  expect([count.segments, count.encoding]).toEqual([segments, rule.gsm7 || text ? encoding : 'ucs2'])
})

test('what is left is the room in the last segment', () => {
  const count = countSms(zh.repeat(116), chineseRule)
  expect(count).toMatchObject({ units: 116, segments: 2, room: 67, left: 18, filled: [67, 49] })
})

test('no segment is overfull, and none of the text is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom(standardRule, chineseRule),
      (text, rule) => {
        const { filled, units, room, segments } = countSms(text, rule)
        expect(filled.reduce((sum, n) => sum + n, 0)).toBe(units)
        expect(filled.every((n) => n > 0 && n <= room)).toBe(true)
        expect(segments).toBe(filled.length)
      },
    ),
  )
})
