import { describe, expect, it } from 'vitest'
import { type ClosingState, closingGaps } from '../../server/rules/closing.ts'
import { categoriesFor, sensitiveOf } from '../../server/rules/datamap.ts'
import { dueOnEntry, eventKinds, gateState, layOut, type Progress, planFor } from '../../server/rules/plan.ts'
import { discovered, hour, law, minute, people, sheetOf } from './law.ts'

const top = planFor(law.plans, 'personal_information')!
const phase = (key: string) => top.phases.find((one) => one.key === key)!
const nothing: Progress = { sheet: [], seatsFilled: [], done: [], openDuties: [], openTasks: [] }

describe('planFor', () => {
  it.each(eventKinds)('stands ready for %s', (event) => {
    expect(planFor(law.plans, event)?.events).toContain(event)
  })

  it('is of the gravest level, with every seat, where personal information is involved', () => {
    expect(top.level).toBe('特别重大')
    expect(top.seats).toEqual(['commander', 'security', 'legal', 'public_affairs', 'customer_service'])
  })

  it('goes through the eight phases of the stepper', () => {
    const names = top.phases.map(({ name }) => name['zh-CN'])
    expect(names).toEqual([
      '发现',
      '启动预案',
      '研判分级',
      '遏制与先期处置',
      '报告与告知',
      '根除恢复',
      '响应结束',
      '复盘',
    ])
  })

  it('falls back to the plan for other events', () => {
    const without = law.plans.filter(({ events }) => !events.includes('malware'))
    expect(planFor(without, 'malware')?.events).toContain('other')
  })
})

describe('layOut', () => {
  const laid = layOut(top, discovered)

  it('lays out every phase in order and every task with a seat of the plan', () => {
    expect(laid.phases.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(laid.tasks).toHaveLength(top.phases.flatMap(({ tasks }) => tasks).length)
    expect(laid.tasks.every(({ seat }) => top.seats.includes(seat))).toBe(true)
  })

  it('counts early tasks from the start, late ones from entering their phase', () => {
    const due = new Map(laid.tasks.map(({ key, dueAt }) => [key, dueAt]))
    expect(due.get('freeze-logs')).toBe(discovered + 30 * minute)
    expect(due.get('sign-report'), 'an hour before the first report is due').toBe(discovered + 3 * hour)
    expect(due.get('root-cause')).toBeNull()
    expect(dueOnEntry(top, 'eradicate', discovered).get('root-cause')).toBe(discovered + 24 * hour)
    expect(dueOnEntry(top, 'contain', discovered).size).toBe(0)
  })
})

describe('gateState', () => {
  const wanting = (key: string, progress: Partial<Progress>) =>
    gateState(phase(key), { ...nothing, ...progress }).flatMap((check) => check.wanting)
  const assessed = { breachKinds: ['leak' as const], certainty: 'possible' as const, categories: ['name'] }

  it.each([
    ['detect', {}, ['discoveredAt', 'personalInformation'], 'nothing is known'],
    [
      'detect',
      { sheet: sheetOf({ discoveredAt: discovered, personalInformation: 'unknown' }) },
      ['personalInformation'],
      '"do not know" is not judged',
    ],
    [
      'detect',
      { sheet: sheetOf({ discoveredAt: discovered, personalInformation: 'maybe' }) },
      [],
      '"may be" is',
    ],
    [
      'activate',
      { done: ['act:plan'], seatsFilled: ['commander'] },
      ['security', 'legal'],
      'two chairs are empty',
    ],
    ['activate', { seatsFilled: ['commander', 'security', 'legal'] }, ['act:plan'], 'nobody activated it'],
    ['assess', { sheet: sheetOf({ ...assessed, people: null }) }, ['people'], 'to be verified is not known'],
    [
      'assess',
      { sheet: [...sheetOf(assessed), ...sheetOf({ people: people(3) }, 'a')] },
      [],
      'a count per group is a count',
    ],
    [
      'assess',
      { sheet: sheetOf({ ...assessed, people: people(3) }), openTasks: ['assess', 'assess', 'tell'] },
      ['assess', 'assess'],
      'two of its own tasks are open',
    ],
    [
      'tell',
      { openDuties: ['CN-04', 'CN-06', 'POL-04'] },
      ['CN-06', 'CN-04'],
      'a report and a notice are owed',
    ],
    ['tell', {}, [], 'nothing is owed'],
    [
      'contain',
      { done: ['act:measure'], sheet: sheetOf({ measuresTaken: '关闭导出接口' }, '', 'zh-CN') },
      [],
      'a text in one language is known',
    ],
    [
      'eradicate',
      { sheet: sheetOf({ cause: null }, '', 'zh-CN') },
      ['cause'],
      'a cause to be verified is not known',
    ],
    ['end', {}, ['endedAt'], 'the commander has not ended it'],
  ] as [string, Partial<Progress>, string[], string][])(
    '%s with %o wants %o (%s)',
    (key, progress, wanted) => {
      expect(wanting(key, progress)).toEqual(wanted)
    },
  )

  it('is met exactly where nothing is wanting', () => {
    const checks = gateState(phase('activate'), { ...nothing, done: ['act:plan'] })
    expect(checks.map(({ kind, met }) => [kind, met])).toEqual([
      ['acts', true],
      ['seats', false],
    ])
  })
})

describe('closingGaps', () => {
  const done: ClosingState = {
    ended: true,
    duties: [
      { ruleId: 'CN-06', state: 'fulfilled', clock: 'stopped' },
      { ruleId: 'CN-12', state: 'open', clock: 'idle' },
      { ruleId: 'CN-04', state: 'released', clock: 'running' },
    ],
    requiredSeats: ['commander', 'legal'],
    filledSeats: ['legal', 'commander', 'security'],
    orders: [{ id: 'o1', settled: true, unresolved: 0 }],
    tasks: [{ id: 't1', open: false }],
    phases: [{ key: 'review', left: true }],
    reports: [{ id: 'r1', filed: true }],
    undecided: [],
  }

  it('finds nothing where all is done; a supplement that never arose keeps nothing open', () => {
    expect(closingGaps(done)).toEqual([])
  })

  it.each([
    [{ ended: false }, 'not_ended', '', 'the response goes on'],
    [
      { duties: [{ ruleId: 'CN-13', state: 'open', clock: 'running' }] },
      'duty_open',
      'CN-13',
      'the final report is owed',
    ],
    [
      { duties: [{ ruleId: 'CN-14', state: 'open', clock: 'unknown' }] },
      'duty_open',
      'CN-14',
      'an unknown clock is owed as well',
    ],
    [{ filledSeats: ['commander'] }, 'seat_empty', 'legal', 'an empty chair'],
    [
      { orders: [{ id: 'o2', settled: false, unresolved: 9 }] },
      'order_unsent',
      'o2',
      'approved and not sent',
    ],
    [
      { orders: [{ id: 'o2', settled: true, unresolved: 1 }] },
      'people_unresolved',
      'o2',
      'one result is unknown',
    ],
    [{ tasks: [{ id: 't2', open: true }] }, 'task_open', 't2', 'an open task'],
    [{ phases: [{ key: 'tell', left: false }] }, 'phase_open', 'tell', 'a phase not left'],
    [{ reports: [{ id: 'r2', filed: false }] }, 'report_unfiled', 'r2', 'a draft report'],
    [{ undecided: ['e1'] }, 'undecided', 'e1', 'a decision not to tell, proposed only'],
  ] as [Partial<ClosingState>, string, string, string][])('%o is %s %s (%s)', (change, code, ref) => {
    expect(closingGaps({ ...done, ...change })).toEqual([{ code, ref }])
  })

  it('names every gap, not the first only', () => {
    expect(closingGaps({ ...done, ended: false, filledSeats: [], undecided: ['e1'] })).toHaveLength(4)
  })
})

describe('the data map', () => {
  const keys = (functions: string[]) => categoriesFor(law.datamap, functions).map(({ key }) => key)

  it('fills in the categories that the named functions collect, each once', () => {
    expect(keys(['verification-person'])).toEqual(['phone', 'name', 'id-number', 'face'])
    expect(keys(['message', 'account'])).toEqual(['phone', 'email', 'account-profile', 'password', 'log'])
    expect(keys(['no-such-function'])).toEqual([])
  })

  it('marks what PIPL 28 calls sensitive', () => {
    expect(sensitiveOf(law.datamap, keys(['verification-person', 'safety']))).toEqual([
      'id-number',
      'face',
      'location',
    ])
    expect(sensitiveOf(law.datamap, ['phone', 'no-such-category'])).toEqual([])
  })

  it('uses every category in some function', () => {
    const used = new Set(law.datamap.functions.flatMap(({ categories }) => categories))
    expect(law.datamap.categories.filter(({ key }) => !used.has(key))).toEqual([])
  })
})

describe('the promises', () => {
  it('are P1 to P18, each in both languages', () => {
    expect(law.promises.promises.map(({ id }) => id)).toEqual(
      Array.from({ length: 18 }, (_, n) => `P${n + 1}`),
    )
  })
})
