import { describe, expect, test } from 'vitest'
import type { DutyView } from '../../server/contract/duties.ts'
import { dutyCsv } from '../../server/documents/dutyTableCsv.ts'
import { type DutySheet, rowsOf } from '../../server/documents/dutyTableRows.ts'
import { dutyTableWords } from '../../server/documents/dutyTableWords.ts'
import { type DutyChoice, everyDuty } from '../../server/rules/dutyStanding.ts'
import en from '../../web/words/en/duties.json' with { type: 'json' }
import zh from '../../web/words/zh-CN/duties.json' with { type: 'json' }

const now = Date.parse('2026-11-24T00:00:00Z')

function duty(change: Partial<DutyView>): DutyView {
  return {
    ruleId: 'CN-06',
    occurrence: 1,
    title: { 'zh-CN': '首次报告', en: 'First report' },
    recipient: { 'zh-CN': '网信部门', en: 'Cyberspace administration' },
    owner: { id: 'u', name: '周令仪' },
    place: 'CN',
    zone: 'Asia/Shanghai',
    dueThere: null,
    pack: { name: { 'zh-CN': '中国', en: 'China' }, version: '1' },
    basis: [],
    mark: 'V2',
    term: null,
    acts: [],
    result: 'applies',
    state: 'open',
    needsCounsel: false,
    counsel: 'none',
    counselReason: '',
    lateReason: '',
    clock: {
      state: 'running',
      startAt: '2026-11-23T23:00:00Z',
      dueAt: '2026-11-24T03:00:00Z',
      internal: false,
    },
    ...change,
  } as DutyView
}
const sheet = (...duties: DutyView[]): DutySheet => ({
  number: 'PI-2026-014',
  title: '',
  drill: false,
  sheet: 7,
  by: '周令仪',
  at: now,
  duties,
})

describe('the table on paper', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' -2', "' -2"],
    ['甲,乙', '"甲,乙"'],
  ])('%s reaches the sheet as text', (name, cell) => {
    const csv = dutyCsv(sheet(duty({ owner: { id: 'u', name } })), everyDuty, 'zh-CN').toString()
    expect(csv.trimEnd().endsWith(`,${cell}`)).toBe(true)
  })

  test('China first, then the promises, then the others; a second time is told apart; days there are said there', () => {
    const places = rowsOf(
      sheet(
        duty({ place: 'SG', ruleId: 'SG-01', zone: 'Asia/Singapore', dueThere: '2026-11-27 23:59 UTC+8' }),
        duty({ place: 'promise', mark: 'promise' }),
        duty({ occurrence: 2 }),
        duty({}),
      ),
      everyDuty,
      'zh-CN',
    )
    expect(places.map(({ place }) => place)).toEqual(['CN', 'promise', 'SG'])
    expect(places[0]?.rows.map(([, title]) => title)).toEqual(['首次报告', '首次报告 (第 2 次)'])
    expect(places[2]?.rows[0]?.[3]).toBe('2026-11-24 11:00 UTC+8\n2026-11-27 23:59 UTC+8 Asia/Singapore')
  })

  test('what the reader did not choose is out: by view, by place and by whom it is owed to', () => {
    const all = sheet(
      duty({ recipientKind: 'authority' }),
      duty({ ruleId: 'CN-07', result: 'does_not_apply', state: 'closed', recipientKind: 'authority' }),
      duty({ ruleId: 'SG-03', place: 'SG', recipientKind: 'individuals' }),
    )
    const codes = (chosen: Partial<DutyChoice>) =>
      rowsOf(all, { ...everyDuty, ...chosen }, 'en').flatMap(({ rows }) => rows.map(([code]) => code))
    expect(codes({ filter: 'open' })).toEqual(['CN-06', 'SG-03'])
    expect(codes({ filter: 'notApplicable' })).toEqual(['CN-07'])
    expect(codes({ filter: 'done' })).toEqual([])
    expect(codes({ place: 'SG' })).toEqual(['SG-03'])
    expect(codes({ to: 'authority' })).toEqual(['CN-06', 'CN-07'])
    expect(codes({ place: 'CN', to: 'individuals' })).toEqual([])
  })

  test.each(['zh-CN', 'en'] as const)('it says what the page says, in %s', (language) => {
    const page = language === 'en' ? en : zh
    const { all: _, ...standing } = page.standing
    expect(dutyTableWords[language].standing).toEqual(standing)
    const acts = Object.entries(dutyTableWords[language].act).map(([key, word]) => [
      key.replace(':', '-'),
      word,
    ])
    expect(Object.fromEntries(acts)).toEqual(page.act)
  })
})
