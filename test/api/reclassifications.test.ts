import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Person, refusal, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('"not involved after all" on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())
  beforeEach(async () => {
    incidentId = (await declareBreach(team.member, console_, { personalInformation: 'maybe' })).id
    await acceptSeats(team, incidentId)
  })

  const propose = (who: Person) =>
    who.call(api.reclassifyIncident, {
      params: { incidentId },
      body: { eventKind: 'vulnerability', reason: '导出的只是测试数据' },
    })
  const decide = (who: Person, id: string, confirm: boolean, version = 1) =>
    who.call(api.decideReclassification, {
      params: { incidentId, reclassificationId: id },
      body: { confirm, reason: '已核对样本', version },
    })
  const view = () => team.legal.call(api.getIncident, { params: { incidentId } })
  const list = () => team.legal.call(api.listReclassifications, { params: { incidentId } })

  test('one proposes and nothing changes; another confirms, and the class is no longer forced', async () => {
    const proposal = await propose(team.security)
    expect(proposal).toMatchObject({ state: 'proposed', from: 'maybe', can: [] })
    const before = await view()
    expect(before).toMatchObject({ severity: '特别重大', personalInformation: 'maybe' })
    expect(before.toDecide).toContainEqual(
      expect.objectContaining({ code: 'decide_reclassification', ref: proposal.id, mine: true }),
    )

    await decide(team.legal, proposal.id, true)
    const after = await view()
    expect(after).toMatchObject({
      personalInformation: 'no',
      eventKind: 'vulnerability',
      number: before.number,
    })
    expect(after.severity).not.toBe('特别重大')
    expect(after.phases.map((phase) => phase.key)).not.toEqual(before.phases.map((phase) => phase.key))
    expect(after.seats.filter((seat) => seat.acceptedAt).length, 'nobody loses a seat').toBe(5)
    const duties = await team.legal.call(api.listDuties, { params: { incidentId } })
    expect(duties.find((duty) => duty.ruleId === 'CN-04')).toMatchObject({
      result: 'does_not_apply',
      state: 'closed',
    })
    const tasks = await team.legal.call(api.listTasks, { params: { incidentId } })
    const dropped = tasks.filter((task) => task.state === 'dropped')
    expect(dropped.length).toBeGreaterThan(5)
    expect(dropped.every((task) => task.result === '已核对样本')).toBe(true)
    const { facts } = await team.legal.call(api.listFacts, { params: { incidentId } })
    expect(facts.find((fact) => fact.key === 'personalInformation')).toMatchObject({
      value: 'no',
      version: 2,
    })
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    expect(records.find((line) => line.name === 'incident.reclassified')?.payload).toMatchObject({
      from: 'maybe',
      proposedBy: team.security.id,
    })
    expect((await list())[0]).toMatchObject({
      state: 'confirmed',
      decidedBy: { name: '周令仪' },
      decisionReason: '已核对样本',
    })
  })

  test('the proposer cannot decide, and neither can another seat', async () => {
    const proposal = await propose(team.legal)
    expect(await refusal(decide(team.legal, proposal.id, true))).toMatchObject({ status: 403 })
    expect(await refusal(decide(team.commander, proposal.id, true))).toMatchObject({ status: 403 })
    expect(await refusal(propose(team.service)), 'nor may every seat propose').toMatchObject({ status: 403 })
    expect((await view()).severity).toBe('特别重大')
  })

  test('declined it stays on record, and can be proposed again', async () => {
    const first = await propose(team.commander)
    expect(await refusal(propose(team.security))).toMatchObject({
      status: 409,
      problem: { code: 'already_proposed' },
    })
    await decide(team.legal, first.id, false)
    expect(await refusal(decide(team.legal, first.id, true, 2))).toMatchObject({
      problem: { code: 'already_decided' },
    })
    await propose(team.security)
    expect((await list()).map((row) => row.state)).toEqual(['declined', 'proposed'])
    expect((await view()).personalInformation).toBe('maybe')
  })

  test('beside a count of affected people it is refused, naming both facts', async () => {
    const proposal = await propose(team.security)
    const people = { key: 'people' as const, value: { low: 3, best: 5, high: 9 }, version: 0 }
    await team.security.call(api.changeFacts, { params: { incidentId }, body: { changes: [people] } })
    const refused = await refusal(decide(team.legal, proposal.id, true))
    expect(refused).toMatchObject({ status: 422 })
    expect(refused?.problem.faults.map((f: { pointer: string }) => f.pointer)).toEqual([
      '/facts/personalInformation',
      '/facts/people',
    ])
    expect((await list())[0]?.state, 'the refusal undid the decision').toBe('proposed')
  })

  test('it can be raised again later, and an incident without personal information has nothing to reclassify', async () => {
    await decide(team.legal, (await propose(team.security)).id, true)
    expect(await refusal(propose(team.security))).toMatchObject({ problem: { code: 'not_involved' } })
    const raised = await team.security.call(api.raiseIncident, {
      params: { incidentId },
      body: { personalInformation: 'yes', reason: '样本里有真实用户' },
    })
    expect(raised).toMatchObject({ severity: '特别重大', personalInformation: 'yes' })
    const duties = await team.legal.call(api.listDuties, { params: { incidentId } })
    expect(duties.find((duty) => duty.ruleId === 'CN-04')).toMatchObject({ state: 'open' })
  })

  test('a proposal left undecided keeps the incident from closing', async () => {
    const { id } = await propose(team.security)
    const gaps = await team.commander.call(api.endGaps, { params: { incidentId }, query: { for: 'close' } })
    expect(gaps).toContainEqual(expect.objectContaining({ code: 'undecided', ref: id }))
  })
})
