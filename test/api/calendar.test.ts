import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { readCalendar } from '../../server/rules/calendarText.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Refused, setUpTeam, type Team } from '../team.ts'

/** A Wednesday; its 15 working days run over New Year into a year that nobody has announced. */
const december = Date.parse('2026-12-23T02:00:00Z')
const text = '2027-01-01 ~ 2027-01-03 元旦 休\n2027-02-05 ~ 2027-02-14 春节 休\n2027-02-20 春节 班'

/** A company's own pack: a contract that counts in working days. */
const pack = `
id: house
name: { zh-CN: 合同, en: Contract }
jurisdiction: CN
version: '1'
grading: null
rules:
  - id: HS-01
    title: { zh-CN: 书面说明, en: Written account }
    basis: [{ law: pipl, version: '2021', article: { zh-CN: 第五十七条, en: Art. 57 } }]
    effectiveFrom: 2021-11-01
    effectiveTo: null
    mark: V2
    seat: legal
    recipient: { kind: customers, name: { zh-CN: 客户, en: Customers } }
    channels: []
    contents: null
    clock: { anchors: [declaredAt], term: { length: 10, unit: workday }, internalMinutes: null }
    when: { all: [] }
    releasedBy: never
    fulfilledBy: ['act:recorded']
`

describe.each(dialects)('the calendar on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-calendar-'))
  beforeAll(async () => {
    mkdirSync(join(folder, 'templates', 'duties'), { recursive: true })
    writeFileSync(join(folder, 'templates', 'duties', 'house.yaml'), pack)
    console_ = await startTestConsole({ dialect, at: december, env: { FENGHUO_DATA: folder } })
    team = await setUpTeam(console_)
  })
  afterAll(async () => {
    await console_?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const { holidays, workdays } = readCalendar(text, 2027).year
  const save = (who = team.legal, change: object = {}, year = '2027') =>
    who.call(api.changeCalendar, {
      params: { year },
      body: { holidays: [...holidays], workdays: [...workdays], version: 0, ...change },
    })
  const refused = async (act: Promise<unknown>) => {
    const error = await act.then(
      () => undefined,
      (problem: Refused) => problem,
    )
    const { code = '', faults = [] } = error?.problem ?? {}
    return [error?.status, code, ...faults.map((one: { code: string }) => one.code)]
  }

  test('the year that is missing is named until it is entered, and every clock then counts by it', async () => {
    const incident = await declareBreach(team.member, console_)
    await acceptSeats(team, incident.id)
    const account = async () => {
      const duties = await team.legal.call(api.listDuties, { params: { incidentId: incident.id } })
      const found = duties.find(({ ruleId }) => ruleId === 'HS-01')
      if (!found) throw new Error('HS-01')
      return found
    }
    expect((await team.auditor.call(api.calendar, {})).missing).toBe(2027)
    expect((await account()).clock, 'nobody guesses a deadline').toMatchObject({
      state: 'unknown',
      dueAt: null,
    })
    expect(await save(team.legal)).toMatchObject({ missing: null })
    // 24, 25, 28 to 31 December; 1 to 3 January are off; 4 to 7 January; 24:00 in China.
    const dueAt = '2027-01-07T15:59:59.999Z'
    expect((await account()).clock).toMatchObject({ state: 'running', dueAt })
    const { id, version } = await account()
    console_.turn(16 * 86_400_000)
    const done = await team.legal.call(api.fulfilDuty, {
      params: { incidentId: incident.id, dutyId: id },
      body: { at: new Date(console_.now()).toISOString(), proof: '函 7', lateReason: '放假', version },
    })
    expect(done.clock, 'what is frozen was counted by the same days').toMatchObject({ late: true, dueAt })
    const { years, can } = await team.security.call(api.calendar, {})
    expect(years.find(({ year }) => year === 2027)).toMatchObject({
      origin: 'entered',
      changedBy: { id: team.legal.id },
      version: 1,
      workdays: ['2027-02-20'],
    })
    expect(years.find(({ year }) => year === 2026)).toMatchObject({ origin: 'shipped', version: 0 })
    expect(can, 'security reads it').toEqual([])
  })

  test('a year that cannot be right is refused whole, and so is a stale one', async () => {
    expect(await refused(save(team.security, { version: 1 }))).toEqual([403, 'not_allowed'])
    expect(await refused(save(team.auditor, { version: 1 }))).toEqual([403, 'not_allowed'])
    expect(await refused(save(team.legal))).toEqual([409, 'stale'])
    expect(await refused(save(team.legal, { version: 1, workdays: ['2027-02-22'] }))).toEqual([
      422,
      'invalid',
      'calendar_not_weekend',
    ])
    expect(await refused(save(team.legal, { version: 1, holidays: ['2027-01-01'] }))).toEqual([
      422,
      'invalid',
      'calendar_too_few',
    ])
    expect(await refused(save(team.legal, { version: 0 }, '2041'))).toEqual([422, 'invalid', 'out_of_range'])
  })
})
