import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, refusal, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('a drill on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let drill: { id: string; incidentId: string }
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    drill = await team.security.call(api.startDrill, {
      body: { title: '年度综合演练', scenario: 'export_interface' },
    })
    await acceptSeats(team, drill.incidentId)
  })
  afterAll(() => console_?.stop())
  const params = () => ({ incidentId: drill.incidentId })

  test('is the same work in a world of its own, with numbers of its own', async () => {
    const view = await team.commander.call(api.getIncident, { params: params() })
    expect(view).toMatchObject({
      worldKind: 'drill',
      severity: '特别重大',
      number: expect.stringMatching(/-001$/),
    })
    expect(await team.member.call(api.listIncidents, { query: { world: 'real' } })).toEqual([])
    expect(await team.member.call(api.listIncidents, { query: { world: 'drill' } })).toHaveLength(1)
  })

  test('one that nobody joined does not count: the yearly drill is still owed', async () => {
    const empty = await team.security.call(api.startDrill, {
      body: { title: '无人参加', scenario: 'export_interface' },
    })
    await team.security.call(api.endDrill, { params: { drillId: empty.id }, body: { outcome: '无人到场。' } })
    const log = await team.member.call(api.listDrills)
    expect(log).toMatchObject({ lastAt: null, nextDueAt: null })
    expect(log.drills.map(({ title, counts }) => [title, counts])).toEqual([
      ['无人参加', false],
      ['年度综合演练', true],
    ])
    const { lines } = await team.auditor.call(api.incidentLedger, { params: params() })
    expect(lines.find((line) => line.id === 'P5')).toMatchObject({ state: 'not_yet', why: 'never_drilled' })
  })

  test('its clock turns forward and leaves the real one alone', async () => {
    const before = await team.commander.call(api.getIncident, { params: params() })
    const drillParams = { drillId: drill.id }
    await expect(
      refusal(team.legal.call(api.turnDrillClock, { params: drillParams, body: { minutes: 1 } })),
    ).resolves.toMatchObject({ status: 403 })
    await team.security.call(api.turnDrillClock, { params: drillParams, body: { minutes: 300 } })
    const after = await team.commander.call(api.getIncident, { params: params() })
    expect(Date.parse(after.world.now) - Date.parse(before.world.now)).toBeGreaterThanOrEqual(300 * 60_000)
    expect(after.clocks.find((clock) => clock.ruleId === 'CN-03')).toMatchObject({ state: 'late' })
  })

  test('the log says who took part, what was reached, what it showed and when the next is due', async () => {
    await team.security.call(api.endDrill, {
      params: { drillId: drill.id },
      body: { outcome: '公关席 10 分钟无人接任，需补副手。' },
    })
    const log = await team.member.call(api.listDrills)
    const entry = log.drills.find(({ id }) => id === drill.id)
    expect(entry).toMatchObject({
      title: '年度综合演练',
      outcome: '公关席 10 分钟无人接任，需补副手。',
      can: [],
    })
    expect(entry?.tookPart.map((p) => p.name)).toEqual(
      expect.arrayContaining([team.commander.name, team.legal.name]),
    )
    expect(entry?.reached).toHaveProperty('seatsFilled')
    expect(Date.parse(log.nextDueAt as string) - Date.parse(log.lastAt as string)).toBeGreaterThanOrEqual(
      365 * 86_400_000,
    )
  })

  test('waits for nobody once it is over', async () => {
    const view = await team.commander.call(api.getIncident, { params: params() })
    expect(view).toMatchObject({ worldEnded: true, nearest: null, overdue: [], toDecide: [], can: [] })
  })

  test('takes no more changes once it is over', async () => {
    const refused = await refusal(team.commander.call(api.addNote, { params: params(), body: { text: 'x' } }))
    expect(refused?.problem.code).toBe('world_ended')
  })

  test('never stands in the ledger of the year', async () => {
    const year = new Date(console_.now()).getUTCFullYear()
    const ledger = await team.auditor.call(api.yearLedger, { query: { year: String(year) } })
    expect(ledger.lines).toHaveLength(18)
    expect(ledger.lines.every((line) => line.incidents.length === 0)).toBe(true)
    const own = await team.auditor.call(api.incidentLedger, { params: params() })
    expect(own.lines.find((line) => line.id === 'P1')).toMatchObject({
      state: 'kept',
      proofs: expect.arrayContaining([expect.objectContaining({ kind: 'duty', ref: 'CN-02' })]),
    })
    expect(own.lines.find((line) => line.id === 'P9')).toMatchObject({ state: 'broken', why: 'late' })
  })
})
