import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { packDocument, packText } from '../../server/documents/factPack.ts'
import { closingGaps } from '../../server/rules/closing.ts'
import { factPack } from '../../server/rules/factPack.ts'
import type { Fact, FactKey } from '../../server/rules/facts.ts'
import {
  customersToldAt,
  isToldLate,
  type Party,
  partyClock,
  partyStart,
  questionClock,
  uninstructed,
} from '../../server/rules/party.ts'

const hour = 3_600_000
const t0 = Date.parse('2026-11-24T00:00:00Z')
const party = (change: Partial<Party> = {}): Party => ({
  id: 'a',
  kind: 'tenant',
  contractHours: 24,
  groups: ['g1'],
  toldAt: null,
  toldLate: false,
  askedAt: null,
  answerDueAt: null,
  answeredAt: null,
  instructedAt: null,
  removedAt: null,
  ...change,
})
const fact = (key: FactKey, value: unknown, group = '', language: Fact['language'] = ''): Fact => ({
  key,
  group,
  language,
  version: 1,
  value,
  basis: '',
  by: 'x',
  at: 0,
})

describe('the clock of a customer', () => {
  test.each<[number | null, number, string, string]>([
    [24, 1, 'running', 'early in the term'],
    [24, 16, 'soon', 'a third is left'],
    [24, 24, 'late', 'from the very instant it ends'],
    [1, 0.1, 'soon', 'less than 90 minutes is left from the start'],
    [null, 10_000, 'running', 'a contract without hours has no end'],
  ])('%s h by contract, %s h later: %s (%s)', (contractHours, hours, state) => {
    expect(partyClock(party({ contractHours }), t0, t0 + hours * hour).state).toBe(state)
  })

  test('starts at the earlier of found and learned; nobody knows when: unknown', () => {
    expect(partyStart([fact('discoveredAt', t0), fact('learnedAt', t0 - hour)])).toBe(t0 - hour)
    expect(partyStart([fact('discoveredAt', null)])).toBeNull()
    expect(partyClock(party(), null, t0).state).toBe('unknown')
  })

  test('told in the millisecond of the end is in time; what was frozen stands', () => {
    expect(isToldLate(24, t0, t0 + 24 * hour)).toBe(false)
    expect(isToldLate(24, t0, t0 + 24 * hour + 1)).toBe(true)
    expect(isToldLate(null, t0, t0 + 999 * hour)).toBe(false)
    const told = party({ toldAt: t0 + 30 * hour, toldLate: true })
    expect(partyClock(told, t0 + 20 * hour, t0), 'a later start never un-freezes it').toMatchObject({
      state: 'stopped',
      late: true,
    })
  })

  test('a question is late past its time, and was late once answered late', () => {
    const asked = party({ askedAt: t0, answerDueAt: t0 + 3 * hour })
    expect(questionClock(party(), t0).state).toBe('idle')
    expect(questionClock(asked, t0 + 3 * hour).state).toBe('late')
    expect(questionClock({ ...asked, answeredAt: t0 + 4 * hour }, t0 + 9 * hour)).toMatchObject({
      state: 'stopped',
      late: true,
    })
  })

  test('customers are told once every one of them is', () => {
    const [a, b] = [party({ toldAt: 5 }), party({ id: 'b', toldAt: 9 })]
    expect(customersToldAt([a, b])).toBe(9)
    expect(customersToldAt([a, party({ id: 'b' })])).toBeNull()
    expect(customersToldAt([a, party({ id: 'b', removedAt: 1 })]), 'taken off the list').toBe(5)
    expect(customersToldAt([party({ kind: 'third_party', toldAt: 1 })]), 'no customer at all').toBeNull()
  })
})

describe('end users of a customer (P16)', () => {
  test.each([
    [['g1'], [], 1, 'an order that names its group'],
    [['g2'], ['g1'], 0, 'an order for others'],
    [[], ['g1', 'g2'], 1, 'an order to everybody, with its people in the store'],
    [[], ['g2'], 0, 'an order to everybody, without its people in the store'],
  ])('named %j, stored %j: %i refused (%s)', (named, stored, n) => {
    expect(uninstructed([party()], named, stored)).toHaveLength(n)
    expect(uninstructed([party({ instructedAt: 1 })], named, stored), 'instructed').toHaveLength(0)
  })

  test('an untold customer and an open question keep the incident open', () => {
    const state = {
      ended: true,
      duties: [],
      requiredSeats: [],
      filledSeats: [],
      orders: [],
      tasks: [],
      phases: [],
      reports: [],
      undecided: [],
    }
    const parties = [
      { id: 'a', untold: true, questionOpen: false },
      { id: 'b', untold: false, questionOpen: true },
    ]
    expect(closingGaps({ ...state, parties })).toEqual([
      { code: 'tenant_untold', ref: 'a' },
      { code: 'question_open', ref: 'b' },
    ])
  })
})

describe('the fact pack of a customer', () => {
  const sheet = [
    fact('people', { low: 100, best: 120, high: 150 }),
    fact('people', { low: 10, best: 12, high: 15 }, 'g1'),
    fact('people', { low: 80, best: 90, high: 99 }, 'g2'),
    fact('categories', ['phone']),
    fact('categories', ['bank'], 'g2'),
    fact('cause', '导出接口缺少校验', '', 'zh-CN'),
    fact('measuresTaken', '已通知 示例 银行 轮换密钥', '', 'zh-CN'),
    fact('discoveredAt', null),
  ]
  const names = { categories: { phone: { 'zh-CN': '手机' }, bank: { 'zh-CN': '银行账户' } }, functions: {} }
  const ask = { language: 'zh-CN' as const, names, otherNames: ['示例银行'] }
  const value = (groups: string[], key: FactKey) =>
    factPack(sheet, { ...ask, groups }).rows.filter((row) => row.key === key)

  test('holds its own groups only; a count of everybody would tell of the others', () => {
    expect(value(['g1'], 'people')).toMatchObject([{ group: 'g1', value: expect.stringContaining('12') }])
    expect(value(['g3'], 'people'), 'never the total').toMatchObject([{ group: '', value: null }])
    expect(JSON.stringify(factPack(sheet, { ...ask, groups: ['g1'] }))).not.toMatch(/90|99|120|银行账户/)
  })

  test('what is true for all is said; what is not settled reads null', () => {
    expect(value(['g1'], 'categories')).toMatchObject([{ value: '手机' }])
    expect(value(['g1'], 'cause')).toMatchObject([{ value: '导出接口缺少校验' }])
    expect(value(['g1'], 'discoveredAt')).toMatchObject([{ value: null, withheld: false }])
  })

  test('a text that names another customer is withheld whole, however it is spaced', () => {
    expect(value(['g1'], 'measuresTaken')).toMatchObject([{ value: null, withheld: true }])
    expect(
      factPack(sheet, { ...ask, groups: ['g1'], otherNames: [] }).rows.find((r) => r.key === 'measuresTaken'),
    ).toMatchObject({ withheld: false })
  })

  test('outside the real world every form of it says that it is an exercise', () => {
    const about = {
      to: '示例零售',
      company: '示例云',
      number: 'PI-2026-001',
      sheet: 3,
      at: t0,
      groupNames: new Map(),
    }
    const pack = factPack(sheet, { ...ask, groups: ['g1'] })
    const header = (drill: boolean) =>
      new PizZip(packDocument({ ...about, pack, drill }, 'zh-CN')).file('word/header1.xml')?.asText()
    expect(packText({ ...about, pack, drill: true }, 'en')).toMatch(/^Exercise only/)
    expect(packText({ ...about, pack, drill: false }, 'en')).not.toContain('Exercise')
    expect(header(true)).toMatch(/演练文件.*textpath/)
    expect(header(false)).not.toContain('演练')
  })
})
