import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { nothingBesides, stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('duties nobody can tell yet, on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeEach(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterEach(() => console_.stop())

  test('wait for legal as one question, and are not late where the law names no number', async () => {
    const { id: incidentId } = await declareBreach(team.commander, console_)
    await acceptSeats(team, incidentId)
    console_.turn(7 * 3_600_000)
    const { overdue, toDecide, clocks } = await team.legal.call(api.getIncident, { params: { incidentId } })
    const late = overdue.map(({ title }) => title['zh-CN'])
    expect(late).toEqual(expect.arrayContaining(['首次报告', '报履责部门']))
    const asked = clocks.filter(({ needsCounsel, internal }) => needsCounsel && internal)
    expect(asked.some(({ state }) => state === 'late')).toBe(true)
    await console_.clocks.processAll()
    const { t } = console_.ctx.db.read
    const told = (await console_.ctx.db.read.select().from(t.staffMessage)).map(({ body }) => body)
    expect(told.some((body) => body.includes('首次报告：'))).toBe(true)
    for (const { title } of asked) {
      expect(late).not.toContain(title['zh-CN'])
      expect(told.filter((body) => body.includes(`${title['zh-CN']}：`))).toEqual([])
    }
    const [question] = toDecide.filter(({ code }) => code === 'settle_duties')
    expect(question).toMatchObject({ seat: 'legal', mine: true })
    const before = Number(question?.title['zh-CN'])
    await stateFacts(team.commander, incidentId, nothingBesides)
    const after = await team.commander.call(api.getIncident, { params: { incidentId } })
    const left = after.toDecide.find(({ code }) => code === 'settle_duties')
    expect(Number(left?.title['zh-CN'])).toBeLessThan(before - 3)
    expect(left?.mine).toBe(false)
  })
})
