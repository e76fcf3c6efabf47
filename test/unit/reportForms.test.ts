import { describe, expect, test } from 'vitest'
import { fillReport, type ReportMaterial } from '../../server/rules/report.ts'
import { isFor, sameLine, stagesOf } from '../../server/rules/reportForm.ts'
import {
  differences,
  type Entries,
  fieldsOf,
  fillBoth,
  gapsIn,
  isOwn,
  isPending,
  type ReportText,
} from '../../server/rules/reportText.ts'
import { TemplateError } from '../../server/templateError.ts'
import { refuseUnfit } from '../../server/templatesFit.ts'
import { but, fact, fullSheet, names } from './incident.ts'
import { law } from './law.ts'

const form = (id: string) => law.reports.find((one) => one.id === id)!
const nothing: Entries = { 'zh-CN': {}, en: {} }
const material = (language: 'zh-CN' | 'en', sheet = fullSheet, entries = nothing): ReportMaterial => ({
  sheet,
  profile: {},
  acts: {},
  entries: entries[language],
  names,
})
const textOf = (
  id: string,
  stage: 'first' | 'final' = 'first',
  sheet = fullSheet,
  entries = nothing,
): ReportText =>
  fillBoth(form(id), stage, {
    'zh-CN': material('zh-CN', sheet, entries),
    en: material('en', sheet, entries),
  })

describe.each(law.reports.map((one) => [one.id, one] as const))('the form %s', (id, one) => {
  test.each(stagesOf(one))(
    'at %s asks something, knows its content set, and lists each gap once',
    (stage) => {
      const filled = fillReport(
        one,
        { sheet: [], profile: {}, acts: {}, names },
        { stage, language: one.language },
      )
      expect(filled.set).toMatch(/^C-/)
      expect(filled.stageName).not.toBe('')
      expect(filled.missing.length).toBeGreaterThan(5)
      expect(new Set(filled.missing).size).toBe(filled.missing.length)
    },
  )

  test('a changed fact shows as a difference, its own number, drafter and signer do not', () => {
    const later = but(fact('people', { low: 900, best: 900, high: 900 }))
    const found = differences(one, textOf(id), textOf(id, 'first', later))
    expect(found.map(({ key }) => key)).toEqual(['people'])
    const own = fieldsOf(one).filter((field) => isOwn(field) || isPending(field))
    expect(own.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['reportNumber', 'drafter', 'signer', 'corrections']),
    )
  })

  test('every act it names is one the console can say', () => {
    const acts = fieldsOf(one).flatMap(({ source }) => (source.from === 'act' ? [source.key] : []))
    const said = [
      'reportNumber',
      'ordinal',
      'recipient',
      'reportedAt',
      'drafter',
      'signer',
      'channel',
      'category',
    ]
    const others = ['grade', 'notified', 'otherAuthorities', 'police', 'correctedReport', 'corrections']
    expect([...said, ...others]).toEqual(expect.arrayContaining(acts))
  })
})

test.each([
  ['cac', 'merged', true, 'both go to Chinese departments'],
  ['cac', 'eu33', false, 'another authority, another beginning'],
  ['generic', 'cac', false, 'made for no place, it follows only itself'],
  ['generic', 'generic', true, ''],
])('%s and %s in one line: %s %s', (a, b, same, _why) => expect(sameLine(form(a), form(b))).toBe(same))

test.each([
  ['eu33', 'EU', true],
  ['eu33', 'GB', true],
  ['eu33', 'CN', false],
  ['cac', 'HK', false],
  ['generic', 'SG', true],
])('%s is for %s: %s', (id, place, fits) => expect(isFor(form(id), place)).toBe(fits))

test('a form read in English wants English where a person can write it; a name needs none', () => {
  const sheet = but({ key: 'harm', language: 'en', value: undefined }, fact('systems', ['企业控制台']))
  const gaps = gapsIn(form('eu33'), textOf('eu33', 'first', sheet))
  expect(gaps.find(({ field }) => field === 'harm')).toMatchObject({ kind: 'translation', blocking: true })
  expect(gaps.filter(({ kind }) => kind === 'translation').map(({ field }) => field)).toEqual(['harm'])
  expect(gapsIn(form('cac'), textOf('cac', 'first', sheet)).map(({ kind }) => kind)).not.toContain(
    'translation',
  )
})

test('on another form only what both ask is compared', () => {
  const later = but(fact('people', { low: 900, best: 900, high: 900 }))
  const found = differences(form('merged'), textOf('cac'), textOf('merged', 'first', later))
  expect(found.map(({ key }) => key)).toEqual(['people'])
})

test('a form or an office for a duty no pack has refuses the start, with every reason', () => {
  const [first, ...rest] = law.authorities.authorities
  const wrong = {
    ...law,
    reports: law.reports.map((one) =>
      one.id === 'eu33' ? { ...one, stages: { first: { ...one.stages.first!, rules: ['EU-99'] } } } : one,
    ),
    authorities: { ...law.authorities, authorities: [{ ...first!, ruleIds: ['CN-99'] }, ...rest] },
  }
  expect(() => refuseUnfit(law)).not.toThrow()
  expect(() => refuseUnfit(wrong)).toThrow(TemplateError)
  expect(() => refuseUnfit(wrong)).toThrow(/EU-99[\s\S]*CN-99/)
})
