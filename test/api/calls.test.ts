import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { HeldCall } from '../../server/contract/calls.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { type Person, type Refused, setUpTeam, type Team } from '../team.ts'

/** Ten in the morning in Beijing. */
const morning = Date.parse('2026-11-24T02:00:00Z')
const hour = 3_600_000
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'not refused',
    (error: Refused) => error.problem.code,
  )
const rows = (...lines: string[]) =>
  ['ref,name,phone,region,language,minor,guardian_phone', ...lines].join('\n')
const two = rows('u1,甲一,15400000001,CN,zh-CN,,', 'u2,乙二,15400000002,CN,zh-CN,,')

describe.each(dialects)('the call desk on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let params: { incidentId: string; orderId: string }
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect, at: morning - 10 * 60_000 })
    team = await setUpTeam(console_)
  })
  /** Each test begins on a morning of its own. */
  beforeEach(() => {
    const day = 24 * hour
    console_.turn((((morning - 10 * 60_000 - console_.now()) % day) + day) % day)
  })
  afterAll(() => console_?.stop())

  async function desk(people: string, options: { worldId?: string } = {}): Promise<OrderView> {
    const { incidentId } = await breachWith(console_, team, people, options)
    const notice = await approveNotice(team, incidentId, { channelOrder: ['phone'] })
    const { id } = await orderOf(console_, team, incidentId, notice)
    params = { incidentId, orderId: id }
    return orderWhen(team.commander, incidentId, id, isDone)
  }
  const next = async (person: Person) => (await person.call(api.nextCall, { params, body: {} })).call
  const of = ({ deliveryId }: HeldCall) => ({ ...params, deliveryId: String(deliveryId) })
  const end = (person: Person, call: HeldCall, body: Parameters<typeof ended>[2]) => ended(person, call, body)
  const ended = (
    person: Person,
    call: HeldCall,
    body: { outcome: HeldCall['outcomes'][number]; backAt?: string },
  ) => person.call(api.endCall, { params: of(call), body })
  /** Takes the next number, has it shown and says how it ended. */
  async function ring(person: Person, outcome: HeldCall['outcomes'][number], more: object = {}) {
    const call = (await next(person)) as HeldCall
    await person.call(api.beginCall, { params: of(call) })
    if (outcome.startsWith('told')) await person.call(api.confirmCall, { params: of(call) })
    return { call, after: await end(person, call, { outcome, ...more }) }
  }
  const coverage = async () => (await team.commander.call(api.getOrder, { params })).coverage
  const view = (person: Person) => person.call(api.getCallDesk, { params })

  test('two callers at once hold two numbers; a third finds none, a number in hand is given again', async () => {
    expect((await desk(two)).coverage).toMatchObject({ people: 2, trying: 2 })
    const [one, other] = await Promise.all([next(team.service), next(team.commander)])
    expect(one?.deliveryId).not.toBe(other?.deliveryId)
    expect((await next(team.service))?.deliveryId).toBe(one?.deliveryId)
    expect((await view(team.legal)).holds).toHaveLength(2)
    expect(await refusal(next(team.legal))).toBe('not_allowed')
  })

  test('two people at one number are not called by two callers', async () => {
    await desk(rows('u1,甲,15400000001,CN,zh-CN,,', 'u2,乙,15400000001,CN,zh-CN,,'))
    expect(await next(team.service)).not.toBeNull()
    expect(await next(team.commander)).toBeNull()
  })

  test('masked until asked for, which goes on record; what happened only once they said who they are', async () => {
    await desk(two)
    const call = (await next(team.service)) as HeldCall
    expect(call).toMatchObject({ number: '+86154****0001', name: '甲*', told: null, begun: false })
    expect(call.opening).toContain('甲*')
    expect(call.opening).not.toMatch(/泄露|安全事件/)
    const shown = await team.service.call(api.beginCall, { params: of(call) })
    expect(shown).toMatchObject({ number: '+8615400000001', name: '甲一', told: null })
    expect(await refusal(end(team.service, call, { outcome: 'told' }))).toBe('call_not_confirmed')
    const confirmed = await team.service.call(api.confirmCall, { params: of(call) })
    expect(confirmed.told).toContain(call.code)
    expect(await refusal(team.commander.call(api.beginCall, { params: of(call) }))).toBe('call_not_held')
    await end(team.service, call, { outcome: 'told' })
    expect(await coverage()).toMatchObject({ told: 1, trying: 1 })
    const records = await team.legal.call(api.listRecords, { params: { incidentId: params.incidentId } })
    const acts = records.filter(({ name }) => name.startsWith('call.'))
    expect(acts.map(({ name }) => name).sort()).toEqual(['call.begun', 'call.ended'])
    expect(JSON.stringify(acts)).not.toContain('15400000001')
    const found = await team.legal.call(api.findDeliveries, { params, query: { code: call.code } })
    expect(found.deliveries).toMatchObject([
      { channel: 'phone', state: 'delivered', ref: team.service.id, reason: 'told', attempt: 1 },
    ])
  })

  test('all told by phone: the duty to tell people is done', async () => {
    await desk(two)
    await ring(team.service, 'told')
    await ring(team.commander, 'told')
    expect(await coverage()).toMatchObject({ told: 2, trying: 0 })
    const duties = await team.legal.call(api.listDuties, { params: { incidentId: params.incidentId } })
    expect(duties.find(({ ruleId }) => ruleId === 'CN-04')).toMatchObject({ state: 'fulfilled' })
  })

  test('a caller whose page dies: the number goes back, and one that was shown is not rung at once again', async () => {
    await desk(two)
    const seen = (await next(team.service)) as HeldCall
    await team.service.call(api.beginCall, { params: of(seen) })
    const unseen = (await next(team.commander)) as HeldCall
    console_.turn(6 * 60_000)
    const again = (await next(team.commander)) as HeldCall
    expect(again.deliveryId).toBe(unseen.deliveryId)
    expect(await refusal(end(team.service, seen, { outcome: 'told' }))).toBe('call_not_held')
    await team.commander.call(api.leaveCalls, { params })
    expect((await next(team.service))?.deliveryId).toBe(unseen.deliveryId)
    expect(await next(team.commander)).toBeNull()
    console_.turn(31 * 60_000)
    await team.service.call(api.leaveCalls, { params })
    const calls = [await next(team.service), await next(team.commander)]
    const back = calls.find((call) => call?.deliveryId === seen.deliveryId)
    expect(back?.before).toMatchObject([{ outcome: 'lost', by: { id: team.service.id } }])
  })

  test('a call-back comes to the top at its time; an unanswered number waits, and not past the day', async () => {
    await desk(two)
    const backAt = new Date(console_.now() + 2 * hour).toISOString()
    const { call, after } = await ring(team.service, 'call_back', { backAt })
    expect(after).toEqual({ as: 'again', nextAt: backAt })
    expect(await view(team.service)).toMatchObject({ backsLater: 1, nextBackAt: backAt })
    const { call: second } = await ring(team.service, 'no_answer')
    expect(second.deliveryId).not.toBe(call.deliveryId)
    expect(await next(team.service)).toBeNull()
    console_.turn(2 * hour + 60_000)
    expect((await next(team.service))?.deliveryId).toBe(call.deliveryId)
    console_.turn(9 * hour)
    expect(await next(team.service)).toBeNull()
    expect(await view(team.service)).toMatchObject({ pending: 2, asleep: 2 })
  })

  test('a wrong number and a refusal go to the announcement; the duty waits for it', async () => {
    await desk(two)
    await ring(team.service, 'wrong_number')
    await ring(team.service, 'refused')
    expect(await coverage()).toMatchObject({ unreachable: 2, trying: 0 })
    const view_ = await team.affairs.call(api.getIncident, { params: { incidentId: params.incidentId } })
    expect(view_.toDecide.map(({ code }) => code)).toContain('announce')
    expect((await view(team.service)).ends).toHaveLength(2)
  })

  test('a child under 14: the guardian is called, and told as such', async () => {
    const file = rows('u1,小甲,15400000001,CN,zh-CN,12,15500000001')
    const { incidentId } = await breachWith(console_, team, file, { minors: { under14: 1, under18: 1 } })
    const plan = {
      recipients: { groups: [], regions: [], guardians: true },
      channelOrder: ['phone' as const],
    }
    const notice = await approveNotice(team, incidentId, plan)
    const { id } = await orderOf(console_, team, incidentId, notice)
    params = { incidentId, orderId: id }
    await orderWhen(team.commander, incidentId, id, isDone)
    const call = (await next(team.service)) as HeldCall
    expect(call.opening).toContain('监护人')
    const shown = await team.service.call(api.beginCall, { params: of(call) })
    expect(shown.number).toBe('+8615500000001')
    await team.service.call(api.confirmCall, { params: of(call) })
    expect(await refusal(end(team.service, call, { outcome: 'told' }))).toBe('invalid')
    await end(team.service, call, { outcome: 'told_guardian' })
    expect(await coverage()).toMatchObject({ told: 1 })
  })

  test('a drill: no number is shown, nobody counts as told', async () => {
    const [scenario] = await team.commander.call(api.listScenarios)
    const drill = await team.commander.call(api.startDrill, {
      body: { title: '外呼演练', scenario: scenario?.key ?? '' },
    })
    await desk(two, { worldId: drill.id })
    const call = (await next(team.service)) as HeldCall
    const begun = await team.service.call(api.beginCall, { params: of(call) })
    expect(begun).toMatchObject({ begun: true, number: '+86154****0001', name: '甲*' })
    await team.service.call(api.confirmCall, { params: of(call) })
    await end(team.service, call, { outcome: 'told' })
    expect(await coverage()).toMatchObject({ told: 0, sandbox: 1 })
    expect(await view(team.service)).toMatchObject({ sealed: true })
    await team.commander.call(api.endDrill, {
      params: { drillId: drill.id },
      body: { outcome: '完成' },
    })
    expect(await refusal(next(team.service))).toBe('world_ended')
  })
})
