import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type Person, refusal, visitor } from '../team.ts'

describe.each(dialects)('the worked example on %s', (dialect) => {
  let console_: TestConsole
  let commander: Person
  let incidentId: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    commander = visitor(console_.url)
  })
  afterAll(() => console_.stop())
  const params = () => ({ incidentId })
  const play = (code: string) => commander.call(api.setUpExample, { body: { code } })

  it('is not played for whoever has not the one-time code', async () => {
    const refused = await refusal(play('AAAA-AAAA-AAAA'))
    expect(refused).toMatchObject({ status: 403, problem: { code: 'wrong_code' } })
    expect(await commander.call(api.setUpState)).toEqual({ needed: true })
  })

  it('is played once, in a world of its own, and signs its commander in', { timeout: 120_000 }, async () => {
    const played = await play(console_.setUpCode as string)
    incidentId = played.incidentId
    await commander.call(api.signIn, { body: { email: played.email, password: played.password } })
    expect(await commander.call(api.listIncidents, { query: { world: 'real' } })).toEqual([])
    expect(await commander.call(api.listIncidents, { query: { world: 'example' } })).toHaveLength(1)
    expect(await refusal(play(console_.setUpCode as string))).toMatchObject({ status: 409 })
  })

  it('stands in the phase of telling, every task before it done in time', async () => {
    const { phase } = await commander.call(api.getIncident, { params: params() })
    expect(phase['zh-CN']).toBe('报告与告知')
    const tasks = await commander.call(api.listTasks, { params: params() })
    const passed = tasks.filter((task) => ['detect', 'activate', 'assess', 'contain'].includes(task.phase))
    expect(passed.filter(({ state }) => state !== 'done')).toEqual([])
    expect(new Set(passed.map(({ result }) => result)).size).toBe(passed.length)
    expect(tasks.filter(({ doneAt, dueAt }) => doneAt && dueAt && doneAt > dueAt)).toEqual([])
    const open = tasks.filter((task) => task.phase === 'tell' && task.state === 'open')
    expect(open.map(({ late }) => late).sort()).toEqual([false, false, true])
  })

  it('has reported in time, and its duties to tell are near their end and not over', async () => {
    const { clocks, overdue } = await commander.call(api.getIncident, { params: params() })
    expect(clocks.filter((clock) => clock.late)).toEqual([])
    expect(overdue.map(({ code }) => code)).toEqual(['task_late'])
    const states = Object.fromEntries(clocks.map(({ ruleId, state }) => [ruleId, state]))
    expect(states).toMatchObject({ 'CN-03': 'stopped', 'CN-04': 'soon', 'CN-14': 'soon', 'POL-04': 'soon' })
  })

  it('counts the same people in its facts, its list and its order', async () => {
    const { facts } = await commander.call(api.listFacts, { params: params() })
    const factOf = (key: string) => facts.find((fact) => fact.key === key)?.value
    const { audience, batches } = await commander.call(api.listBatches, { params: params() })
    const { orders } = await commander.call(api.listOrders, { params: params() })
    expect(factOf('people')).toMatchObject({ best: audience.people, high: batches[0]?.rows })
    expect(factOf('regions')).toEqual(
      Object.entries(audience.byRegion).map(([region, people]) => ({ region, people })),
    )
    expect(factOf('minors')).toEqual({
      under14: audience.minors.under14,
      under18: audience.minors.under14 + audience.minors.under18,
    })
    expect(orders[0]?.coverage).toMatchObject({ people: audience.people, unreachable: 11, told: 0 })
  })
})
