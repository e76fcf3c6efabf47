import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { HeldCall } from '../../server/contract/calls.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { type Person, refusal, setUpTeam, type Team } from '../team.ts'

/** Ten in the morning in Beijing. */
const morning = Date.parse('2026-11-24T02:00:00Z')
const day = 24 * 3_600_000
const two = ['ref,name,phone,region', 'u1,甲一,15400000001,CN', 'u2,乙二,15400000002,CN'].join('\n')
const refused = async (act: Promise<unknown>) => {
  const found = await refusal(act)
  return found && [found.status, found.problem.code]
}

describe.each(dialects)('named callers on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let of: { incidentId: string }
  let params: { incidentId: string; orderId: string }
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect, at: morning - 10 * 60_000 })
    team = await setUpTeam(console_)
  })
  /** A restricted incident with two to be told by phone, on a morning of its own. */
  beforeEach(async () => {
    console_.turn((((morning - 10 * 60_000 - console_.now()) % day) + day) % day)
    of = { incidentId: (await breachWith(console_, team, two)).incidentId }
    const notice = await approveNotice(team, of.incidentId, { channelOrder: ['phone'] })
    params = { ...of, orderId: (await orderOf(console_, team, of.incidentId, notice)).id }
    await orderWhen(team.commander, of.incidentId, params.orderId, isDone)
    const { version } = await team.legal.call(api.getIncident, { params: of })
    await team.legal.call(api.changeIncident, { params: of, body: { restricted: true, version } })
  })
  afterAll(() => console_?.stop())

  const next = async (person: Person) => (await person.call(api.nextCall, { params, body: {} })).call
  const onOne = ({ deliveryId }: HeldCall) => ({ ...params, deliveryId: String(deliveryId) })
  const name = (by: Person, whom: Person) =>
    by.call(api.nameCaller, { params: of, body: { userId: whom.id } })
  const undertake = (person: Person) => person.call(api.undertakeCalls, { params: of })
  const callers = async () => (await team.service.call(api.listCallers, { params: of })).callers
  const mine = async (person: Person) =>
    (await person.call(api.myCallDesks)).filter(({ incidentId }) => incidentId === of.incidentId)
  async function remove(person: Person) {
    const found = (await callers()).find((one) => one.person.id === person.id)
    await team.service.call(api.removeCaller, { params: { ...of, callerId: found?.id ?? '' } })
  }
  const told = async () => {
    const records = await team.legal.call(api.listRecords, { params: of })
    return records
      .map((one) => one.name)
      .filter((one) => one.startsWith('caller.'))
      .toReversed()
  }

  test('claims, sees and ends calls once bound by the undertaking', async () => {
    await name(team.service, team.member)
    expect(await mine(team.member)).toMatchObject([
      { undertakingAt: null, orders: [{ id: params.orderId, pending: 2 }] },
    ])
    expect(await refused(next(team.member)), 'no number before it').toEqual([403, 'not_allowed'])
    await undertake(team.member)
    const call = (await next(team.member)) as HeldCall
    expect(call.number).toBe('+86154****0001')
    const begun = await team.member.call(api.beginCall, { params: onOne(call) })
    expect(begun.number).toBe('+8615400000001')
    await team.member.call(api.confirmCall, { params: onOne(call) })
    await team.member.call(api.endCall, { params: onOne(call), body: { outcome: 'told' } })
    const { coverage } = await team.commander.call(api.getOrder, { params })
    expect(coverage).toMatchObject({ told: 1, trying: 1 })
    expect(await told()).toEqual(['caller.named', 'caller.undertaken'])
  })

  test('of a restricted incident the desk alone is open: no people, facts, record or other caller', async () => {
    await name(team.commander, team.member)
    await undertake(team.member)
    await next(team.service)
    const desk = await team.member.call(api.getCallDesk, { params })
    expect(desk).toMatchObject({ pending: 2, holds: [], can: ['call_people'] })
    const closed = [
      team.member.call(api.getIncident, { params: of }),
      team.member.call(api.listFacts, { params: of }),
      team.member.call(api.listRecords, { params: of }),
      team.member.call(api.listReports, { params: of }),
      team.member.call(api.listBatches, { params: of }),
      team.member.call(api.listOrders, { params: of }),
      team.member.call(api.listCallers, { params: of }),
      name(team.member, team.affairs),
    ]
    for (const answer of closed.map(refused)) expect(await answer).toEqual([404, 'not_found'])
    const lines = await team.member.call(api.listIncidents)
    expect(lines.map(({ id }) => id)).not.toContain(of.incidentId)
  })

  test('removed in the middle of a call: refused from then on, and the number goes to another', async () => {
    const { version } = await team.legal.call(api.getIncident, { params: of })
    await team.legal.call(api.changeIncident, { params: of, body: { restricted: false, version } })
    await name(team.service, team.member)
    await undertake(team.member)
    const call = (await next(team.member)) as HeldCall
    await remove(team.member)
    for (const act of [api.beginCall, api.confirmCall, api.keepCall] as const)
      expect(await refused(team.member.call(act, { params: onOne(call) }))).toEqual([403, 'not_allowed'])
    const body = { outcome: 'told' as const }
    expect(await refused(team.member.call(api.endCall, { params: onOne(call), body }))).toEqual([
      403,
      'not_allowed',
    ])
    expect((await next(team.service))?.deliveryId).toBe(call.deliveryId)
    expect(await mine(team.member)).toEqual([])
    expect(await told()).toEqual(['caller.named', 'caller.undertaken', 'caller.removed'])
  })

  test('named by customer service or the commander, and not whoever may not sit or calls already', async () => {
    expect(await refused(name(team.legal, team.member))).toEqual([403, 'not_allowed'])
    expect(await refused(name(team.service, team.auditor))).toEqual([404, 'not_found'])
    expect(await refused(name(team.service, team.commander))).toEqual([409, 'already_caller'])
    await name(team.service, team.member)
    expect(await refused(name(team.service, team.member))).toEqual([409, 'already_caller'])
    expect(await refused(undertake(team.affairs))).toEqual([404, 'not_found'])
    await remove(team.member)
    expect(await refused(team.member.call(api.getCallDesk, { params })), 'hidden again').toEqual([
      404,
      'not_found',
    ])
  })
})
