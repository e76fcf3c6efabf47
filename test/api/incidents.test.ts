import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, refusal, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('an incident on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  test('declaring a breach starts the top-level plan in the same step', async () => {
    const view = await declareBreach(team.member, console_)
    expect(view).toMatchObject({
      stage: 'incident',
      severity: '特别重大',
      number: expect.stringMatching(/^PI-\d{4}-001$/),
    })
    expect(view.phases.length).toBeGreaterThan(5)
    expect(view.seats.map((seat) => seat.seat).sort()).toEqual([...view.seatsWantedKeys].sort())
    expect(view.clocks.map((clock) => clock.ruleId)).toEqual(
      expect.arrayContaining(['CN-03', 'CN-04', 'CN-06']),
    )
    const duties = await team.member.call(api.listDuties, { params: { incidentId: view.id } })
    expect(duties.find((duty) => duty.ruleId === 'CN-02')).toMatchObject({ state: 'fulfilled' })
    const tasks = await team.member.call(api.listTasks, { params: { incidentId: view.id } })
    expect(tasks.length).toBeGreaterThan(5)
  })

  test('an event that may involve personal information later is raised and loses nothing', async () => {
    const noticedAt = new Date(console_.now() - 3 * 3_600_000).toISOString()
    const event = await declareBreach(team.security, console_, { personalInformation: 'unknown', noticedAt })
    expect(event).toMatchObject({ stage: 'event', severity: '', number: expect.stringMatching(/^SE-/) })
    await acceptSeats(team, event.id)
    await team.security.call(api.addNote, {
      params: { incidentId: event.id },
      body: { text: '日志里出现手机号。' },
    })
    const raised = await team.security.call(api.raiseIncident, {
      params: { incidentId: event.id },
      body: { personalInformation: 'maybe', reason: '日志里出现手机号' },
    })
    expect(raised).toMatchObject({
      stage: 'incident',
      severity: '特别重大',
      number: event.number.replace('SE', 'PI'),
    })
    const first = raised.clocks.find((clock) => clock.ruleId === 'CN-06')
    expect(first).toMatchObject({ startAt: noticedAt })
    const records = await team.security.call(api.listRecords, { params: { incidentId: event.id } })
    expect(records.map((r) => r.name)).toEqual(
      expect.arrayContaining(['event.reported', 'note.added', 'incident.raised', 'plan.activated']),
    )
  })

  test('two people editing one fact: the second is told what stands there now', async () => {
    const { id: incidentId } = await declareBreach(team.member, console_)
    await acceptSeats(team, incidentId)
    const change = (best: number) => ({
      params: { incidentId },
      body: { changes: [{ key: 'people' as const, value: { low: 1, best, high: 2_000_000 }, version: 0 }] },
    })
    await team.security.call(api.changeFacts, change(1_000_000))
    const refused = await refusal(team.legal.call(api.changeFacts, change(5)))
    expect(refused).toMatchObject({ status: 409, problem: { code: 'stale' } })
    const { facts } = await team.legal.call(api.listFacts, { params: { incidentId } })
    expect(facts.find((fact) => fact.key === 'people')).toMatchObject({
      version: 1,
      by: { id: team.security.id },
    })
    const view = await team.legal.call(api.getIncident, { params: { incidentId } })
    expect(view.grade).toBe('较大')
  })

  test('facts that contradict are refused with both fields named, and nothing is lost', async () => {
    const { id: incidentId } = await declareBreach(team.member, console_)
    await acceptSeats(team, incidentId)
    const later = new Date(console_.now() - 1_000).toISOString()
    const refused = await refusal(
      team.security.call(api.changeFacts, {
        params: { incidentId },
        body: { changes: [{ key: 'occurredAt', value: later, version: 0 }] },
      }),
    )
    expect(refused?.problem.faults.map((f: { pointer: string }) => f.pointer)).toEqual(
      expect.arrayContaining(['/changes/0/value', '/facts/discoveredAt']),
    )
  })

  test('one fact given two values in one save is refused, naming the second', async () => {
    const { id: incidentId } = await declareBreach(team.member, console_)
    await acceptSeats(team, incidentId)
    const said = (value: boolean) => ({ key: 'insider' as const, value, version: 0 })
    const refused = await refusal(
      team.security.call(api.changeFacts, {
        params: { incidentId },
        body: { changes: [said(true), said(false)] },
      }),
    )
    expect(refused).toMatchObject({ status: 422 })
    expect(refused?.problem.faults).toMatchObject([{ pointer: '/changes/1/key', code: 'twice' }])
  })

  test('a member without a seat may look and not touch', async () => {
    const { id: incidentId } = await declareBreach(team.member, console_)
    await expect(
      refusal(team.member.call(api.addNote, { params: { incidentId }, body: { text: 'x' } })),
    ).resolves.toMatchObject({ status: 403 })
  })

  test('a restricted incident answers outsiders as if it were not there', async () => {
    const made = await declareBreach(team.member, console_, { title: '限制知悉的事件' })
    await acceptSeats(team, made.id)
    const { version } = await team.commander.call(api.getIncident, { params: { incidentId: made.id } })
    await team.commander.call(api.changeIncident, {
      params: { incidentId: made.id },
      body: { restricted: true, version },
    })
    const hidden = await refusal(team.member.call(api.getIncident, { params: { incidentId: made.id } }))
    const absent = await refusal(
      team.member.call(api.getIncident, { params: { incidentId: 'no-such-incident' } }),
    )
    expect(hidden?.problem).toEqual(absent?.problem)
    const lines = await team.member.call(api.listIncidents)
    expect(lines.map((line) => line.id)).not.toContain(made.id)
    expect((await team.legal.call(api.listIncidents)).map((line) => line.id)).toContain(made.id)
  })

  test('not telling is proposed by one, approved by another, and a regulator brings it back', async () => {
    const { id: incidentId } = await declareBreach(team.member, console_)
    await acceptSeats(team, incidentId)
    const proposal = {
      ruleIds: ['CN-04'],
      ground: 'harm-avoided',
      grounds: '数据已加密且密钥安全',
      evidence: '密钥审计日志',
      reviewAt: new Date(console_.now() + 30 * 86_400_000).toISOString(),
    }
    const refused = await refusal(
      team.security.call(api.proposeExemption, {
        params: { incidentId },
        body: { ...proposal, ruleIds: ['CN-03'] },
      }),
    )
    expect(refused?.problem.faults[0]).toMatchObject({ code: 'never_released' })
    const proposed = await team.legal.call(api.proposeExemption, {
      params: { incidentId },
      body: proposal,
    })
    const params = { incidentId, exemptionId: proposed.id }
    const own = await refusal(
      team.legal.call(api.decideExemption, { params, body: { approve: true, reason: '同意', version: 1 } }),
    )
    expect(own).toMatchObject({ status: 403 })
    const second = await team.security.call(api.proposeExemption, {
      params: { incidentId },
      body: proposal,
    })
    await team.legal.call(api.decideExemption, {
      params: { incidentId, exemptionId: second.id },
      body: { approve: true, reason: '依据充分', version: 1 },
    })
    const duty = async () =>
      (await team.legal.call(api.listDuties, { params: { incidentId } })).find((d) => d.ruleId === 'CN-04')
    expect(await duty()).toMatchObject({ state: 'released' })
    const orderedAt = new Date(console_.now() - 1_000).toISOString()
    const dueAt = new Date(console_.now() + 3_600_000).toISOString()
    await team.legal.call(api.orderNotice, {
      params: { incidentId },
      body: { authority: '属地网信办', orderedAt, dueAt, text: '须告知个人', ruleIds: ['CN-04'] },
    })
    expect(await duty()).toMatchObject({
      state: 'open',
      clock: { startAt: orderedAt, dueAt, anchor: 'ordered' },
    })
    const [, decision] = await team.legal.call(api.listExemptions, { params: { incidentId } })
    expect(decision).toMatchObject({
      state: 'overridden',
      grounds: '数据已加密且密钥安全',
      decisionReason: '依据充分',
    })
  })

  test('closing is refused, naming what is not done, and marks nothing as done', async () => {
    const { id: incidentId } = await declareBreach(team.member, console_)
    await acceptSeats(team, incidentId)
    const { version } = await team.commander.call(api.getIncident, { params: { incidentId } })
    const refused = await refusal(
      team.commander.call(api.closeIncident, { params: { incidentId }, body: { summary: '完', version } }),
    )
    expect(refused?.problem.code).toBe('cannot_close')
    expect(refused?.problem.gaps.map((gap: { code: string }) => gap.code)).toEqual(
      expect.arrayContaining(['not_ended', 'duty_open', 'task_open']),
    )
    const tasks = await team.commander.call(api.listTasks, { params: { incidentId } })
    expect(tasks.every((task) => task.state === 'open')).toBe(true)
  })
})
