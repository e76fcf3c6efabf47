import { describe, expect, test } from 'vitest'
import { headOf, iconText, readingOf, shortWord, type TabTime, tabTitle } from '../../web/shell/tabClock.ts'
import en from '../../web/words/en/shell.json' with { type: 'json' }
import zh from '../../web/words/zh-CN/shell.json' with { type: 'json' }

const start = Date.UTC(2026, 10, 24)
const minutes = (n: number) => n * 60_000
const at = (n: number) => new Date(start + minutes(n)).toISOString()

const time = (
  number: string,
  dueIn: number,
  clock: Partial<TabTime['clock']> = {},
  rest: Partial<TabTime> = {},
): TabTime => ({
  incidentId: number,
  number,
  worldKind: 'real',
  shiftMs: 0,
  clock: {
    dutyId: `${number} ${dueIn}`,
    ruleId: 'CN-04',
    state: 'running',
    startAt: at(0),
    dueAt: at(dueIn),
    internal: false,
    needsCounsel: false,
    mark: 'V2',
    ...clock,
  },
  ...rest,
})
const words = { to: '网信', mode: '', days: (n: number) => `${n} 天` }

test.each([
  ['seconds are rounded down', minutes(41) + 59_000, '00:41 网信 · PI-2026-014'],
  ['the last minute', 30_000, '00:00 网信 · PI-2026-014'],
  ['over by seconds is late at once', -1_000, '-00:00 网信 · PI-2026-014'],
  ['over', -minutes(12), '-00:12 网信 · PI-2026-014'],
  ['three days are still hours', minutes(72 * 60), '72:00 网信 · PI-2026-014'],
  ['a month is days', minutes(30 * 24 * 60), '30 天 网信 · PI-2026-014'],
  ['long over', -minutes(9 * 24 * 60), '-9 天 网信 · PI-2026-014'],
])('the title: %s', (_why, leftMs, title) => {
  expect(tabTitle('PI-2026-014', { state: 'running', leftMs }, words)).toBe(title)
})

test('the title of a drill says so before anything else', () => {
  const title = tabTitle('DR-2026-003', { state: 'soon', leftMs: minutes(5) }, { ...words, mode: '演练' })
  expect(title).toBe('演练 00:05 网信 · DR-2026-003')
})

test.each([
  ['minutes within the last hour', minutes(59) + 59_000, '59'],
  ['an hour left is too long to print', minutes(60), ''],
  ['minutes over', -minutes(12), '12'],
  ['an hour over', -minutes(60), '!'],
])('the icon: %s', (_why, leftMs, text) => {
  expect(iconText({ state: 'running', leftMs })).toBe(text)
})

describe('the clock at the head of the tab', () => {
  const times = [
    time('A', 300),
    time('B', 200),
    time('B', 30, { needsCounsel: true, internal: true }),
    time('D', 10, {}, { worldKind: 'drill' }),
  ]
  test.each([
    ['elsewhere the nearest of all; neither a drill nor a question comes first', times, undefined, 'B 200'],
    ['in an incident its own', times, 'A', 'A 300'],
    ['in a drill its own', times, 'D', 'D 10'],
    ['a drill heads the tab where nothing is real', times.slice(3), undefined, 'D 10'],
    ['questions alone head nothing', times.slice(2, 3), undefined, undefined],
  ])('%s', (_why, all, incidentId, dutyId) => {
    expect(headOf(all, start, incidentId)?.clock.dutyId).toBe(dutyId)
  })

  test('a state is read anew, not as it was fetched: the law that has run out leads an own target', () => {
    const began = { startAt: at(-60 * 24 * 60) }
    const own = time('B', 31 * 24 * 60, { ...began, internal: true })
    const law = time('A', 32 * 24 * 60, began)
    const now = start + minutes(33 * 24 * 60)
    expect(headOf([own, law], now)?.number).toBe('A')
    expect(readingOf(law, now).state).toBe('late')
  })

  test('counts in the time of its own world', () => {
    const ahead = time('D', 60, {}, { worldKind: 'drill', shiftMs: minutes(50) })
    expect(readingOf(ahead, start).leftMs).toBe(minutes(10))
  })
})

test.each([
  ['属地省级网信部门', zh, '网信'],
  ['国家网信部门、国务院公安部门', zh, '网信'],
  ['县级以上公安机关', zh, '公安'],
  ['受影响用户', zh, '个人'],
  ['沙特数据与人工智能局（SDAIA）', zh, 'SDAIA'],
  ['本单位', zh, ''],
  ['Provincial cyberspace administration', en, 'CAC'],
  ['The Personal Data Protection Commission (PDPC)', en, 'PDPC'],
  ['Ourselves', en, ''],
])('%s in one word', (recipient, { short }, word) => {
  expect(shortWord(recipient, short.find, short.word)).toBe(word)
})
