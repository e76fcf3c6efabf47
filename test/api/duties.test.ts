import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { FactChange } from '../../server/contract/facts.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Person, refusal, setUpTeam, type Team } from '../team.ts'

const minute = 60_000

describe.each(dialects)('duties on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())
  beforeEach(async () => {
    incidentId = (await declareBreach(team.member, console_)).id
    await acceptSeats(team, incidentId)
  })

  const ago = (ms: number) => new Date(console_.now() - ms).toISOString()
  const facts = (...changes: Partial<FactChange>[]) =>
    team.security.call(api.changeFacts, {
      params: { incidentId },
      body: { changes: changes.map((one) => ({ version: 0, ...one }) as FactChange) },
    })
  const duty = async (ruleId: string, who: Person = team.legal) => {
    const found = (await who.call(api.listDuties, { params: { incidentId } })).find(
      (d) => d.ruleId === ruleId,
    )
    if (!found) throw new Error(ruleId)
    return found
  }
  const propose = (who: Person, ...ruleIds: string[]) =>
    who.call(api.proposeExemption, {
      params: { incidentId },
      body: {
        ruleIds,
        ground: 'harm-avoided',
        grounds: '数据已加密，密钥未泄露',
        evidence: '密钥审计日志',
        reviewAt: ago(-30 * 24 * 60 * minute),
      },
    })
  const decide = (id: string, ticks?: Record<string, boolean>, approve = true) =>
    team.legal.call(api.decideExemption, {
      params: { incidentId, exemptionId: id },
      body: { approve, reason: '依据充分', version: 1, ...(ticks ? { ticks } : {}) },
    })
  const faultsOf = async (act: Promise<unknown>) =>
    (await refusal(act))?.problem.faults.map(
      (f: { pointer: string; code: string }) => `${f.pointer} ${f.code}`,
    )

  test('each says what it rests on: pack, term, the instants it may start from, and its conditions', async () => {
    await facts(
      { key: 'people', value: { low: 1_000_000, best: 1_186_000, high: 1_420_000 } },
      { key: 'breachKinds', value: ['leak'] },
    )
    const first = await duty('CN-06')
    expect(first).toMatchObject({
      result: 'applies',
      pack: { version: '2026.11' },
      term: { length: 4, unit: 'hour' },
      anchors: [
        { key: 'discoveredAt', state: 'known' },
        { key: 'learnedAt', state: 'awaited', at: null },
      ],
      clock: { anchor: 'discoveredAt', internal: false },
      explanation: { kind: 'all', outcome: 'true' },
    })
    expect(await duty('CN-07')).toMatchObject({ result: 'does_not_apply', state: 'closed', can: [] })
    expect(await duty('CN-04')).toMatchObject({ term: null, clock: { internal: true }, releasable: 'yes' })
  })

  test('an unsettled duty runs until counsel declines it, and the decline outlives a fact that settles nothing', async () => {
    const open = await duty('CN-05')
    expect(open).toMatchObject({
      result: 'undetermined',
      needsCounsel: true,
      missing: ['harmsRights'],
      clock: { needsCounsel: true },
    })
    const say = (version: number) =>
      team.legal.call(api.counselDuty, {
        params: { incidentId, dutyId: open.id },
        body: { decision: 'declined', reason: '未见危害', version },
      })
    expect(
      await refusal(
        team.commander.call(api.counselDuty, {
          params: { incidentId, dutyId: open.id },
          body: { decision: 'declined', reason: 'x', version: open.version },
        }),
      ),
    ).toMatchObject({ status: 403 })
    expect(await say(open.version)).toMatchObject({
      state: 'closed',
      closeReason: 'counsel_declined',
      counselReason: '未见危害',
    })
    expect(await refusal(say(open.version)), 'a second click is stale').toMatchObject({ status: 409 })
    await facts({ key: 'harmsRights', value: null })
    expect(await duty('CN-05'), 'still a question: counsel has answered it').toMatchObject({
      state: 'closed',
      counsel: 'declined',
    })
    await facts({ key: 'harmsRights', value: true, version: 1 })
    expect(await duty('CN-05'), 'the fact settles it: owed after all').toMatchObject({
      state: 'open',
      counsel: 'none',
      result: 'applies',
    })
  })

  test('the start is corrected with a reason; the due time follows, and the old instants stay in sight', async () => {
    const before = await duty('CN-04')
    const startAt = ago(30 * minute)
    const after = await team.commander.call(api.correctStart, {
      params: { incidentId, dutyId: before.id },
      body: { startAt, reason: '论坛帖更早', version: before.version },
    })
    expect(after).toMatchObject({
      correctionReason: '论坛帖更早',
      clock: { startAt, anchor: 'corrected' },
      anchors: before.anchors,
    })
    expect(Date.parse(after.clock.dueAt as string) - Date.parse(startAt)).toBe(330 * minute)
    const future = { startAt: ago(-minute), reason: 'x', version: after.version }
    expect(
      await faultsOf(
        team.commander.call(api.correctStart, { params: { incidentId, dutyId: before.id }, body: future }),
      ),
    ).toEqual(['/startAt in_the_future'])
  })

  test('done by hand: with proof, never in the future, late stays late and can be explained once', async () => {
    const remedy = await duty('CN-01')
    expect(remedy.can).toContain('fulfil_duty')
    expect((await duty('CN-06')).can, 'a report is fulfilled by filing it').not.toContain('fulfil_duty')
    const done = (at: string, who = team.legal, lateReason = '') =>
      who.call(api.fulfilDuty, {
        params: { incidentId, dutyId: remedy.id },
        body: { at, proof: '变更单 118', lateReason, version: remedy.version },
      })
    expect(await faultsOf(done(ago(-minute)))).toEqual(['/at in_the_future'])
    expect(await refusal(done(ago(0), team.service))).toMatchObject({ status: 403 })
    console_.turn(3 * 60 * minute)
    expect(await faultsOf(done(ago(0))), 'late: why is asked at once').toEqual(['/lateReason late_reason'])
    const late = await done(ago(0), team.legal, '夜间无人值守')
    expect(late).toMatchObject({
      state: 'fulfilled',
      acts: [{ proof: '变更单 118' }],
      lateReason: '夜间无人值守',
      clock: { state: 'stopped', late: true },
    })
    const startAt = ago(2 * minute)
    expect(
      await refusal(
        team.legal.call(api.explainLate, {
          params: { incidentId, dutyId: late.id },
          body: { reason: '交接班时漏看', version: late.version },
        }),
      ),
      'it may be said again, and changes nothing of the lateness',
    ).toBeUndefined()
    await facts({ key: 'discoveredAt', value: startAt, version: 1 })
    expect(await duty('CN-01'), 'a later start does not undo it').toMatchObject({
      lateReason: '交接班时漏看',
      clock: { state: 'stopped', late: true },
    })
  })

  test('only counsel ticks what only counsel may release', async () => {
    await facts({ key: 'harmsRights', value: true }, { key: 'breachKinds', value: ['leak'] })
    expect(await faultsOf(propose(team.security, 'CN-04', 'CN-05')), 'security may not tick CN-05').toEqual([
      '/ruleIds/1 counsel_ticks_only',
    ])
    const { id } = await propose(team.security, 'CN-04')
    const approved = await decide(id, { 'CN-05': true })
    expect(approved).toMatchObject({ state: 'approved', released: ['CN-04', 'CN-05'] })
    expect([(await duty('CN-04')).state, (await duty('CN-05')).state]).toEqual(['released', 'released'])
    expect((await duty('CN-03')).state, 'the departments are told all the same').toBe('open')
  })

  test('approval without a word on each such duty is refused; keeping one is a word too', async () => {
    await facts({ key: 'breachKinds', value: ['damage'] })
    expect((await duty('CN-04')).releasable, 'pure damage is for counsel').toBe('counsel')
    expect(await faultsOf(propose(team.security, 'CN-04'))).toEqual(['/ruleIds/0 counsel_ticks_only'])
    await facts({ key: 'breachKinds', value: ['leak'], version: 1 })
    const { id } = await propose(team.security, 'CN-04', 'POL-04')
    await facts({ key: 'breachKinds', value: ['damage'], version: 2 })
    expect(await faultsOf(decide(id)), 'the kind changed after the proposal').toEqual([
      '/ticks/CN-04 counsel_must_tick',
      '/ticks/POL-04 counsel_must_tick',
    ])
    expect(await faultsOf(decide(id, { 'CN-04': true, 'POL-04': true, 'CN-03': true }))).toEqual([
      '/ticks/CN-03 never_released',
    ])
    expect((await duty('CN-04')).state, 'refused whole').toBe('open')
    expect(await decide(id, { 'CN-04': true, 'POL-04': false })).toMatchObject({ released: ['CN-04'] })
    expect([(await duty('CN-04')).state, (await duty('POL-04')).state]).toEqual(['released', 'open'])
  })

  test('a regulator’s order brings back what it names, with its own clock, and leaves the rest released', async () => {
    await decide((await propose(team.security, 'CN-04', 'POL-04')).id)
    const orderedAt = ago(minute)
    const order = (body: object) =>
      team.commander.call(api.orderNotice, {
        params: { incidentId },
        body: {
          authority: '属地网信办',
          orderedAt,
          dueAt: null,
          text: '须告知个人',
          ruleIds: ['CN-04'],
          ...body,
        },
      })
    expect(await faultsOf(order({ ruleIds: ['CN-04', 'CN-03', 'XX-1'] }))).toEqual([
      '/ruleIds/1 not_a_duty_to_tell',
      '/ruleIds/2 not_a_duty_to_tell',
    ])
    expect(await faultsOf(order({ dueAt: ago(5 * minute) }))).toEqual(['/dueAt before_order'])
    await order({})
    const back = await duty('CN-04')
    expect(back).toMatchObject({
      state: 'open',
      order: { at: orderedAt, dueAt: null },
      clock: { startAt: orderedAt, anchor: 'ordered' },
    })
    expect(
      Date.parse(back.clock.dueAt as string) - Date.parse(orderedAt),
      'afresh: the full target from the order',
    ).toBe(330 * minute)
    expect((await duty('POL-04')).state).toBe('released')
    const { facts: sheet } = await team.legal.call(api.listFacts, { params: { incidentId } })
    expect(sheet.find((fact) => fact.key === 'orderedAt')).toMatchObject({
      value: orderedAt,
      basis: '属地网信办',
    })
    const dueAt = new Date(console_.now() + 90 * minute).toISOString()
    await order({ dueAt })
    expect((await duty('CN-04')).clock.dueAt, 'by the deadline the order states').toBe(dueAt)
  })

  test('the auditor reads everything and is offered nothing', async () => {
    await propose(team.security, 'CN-04')
    const duties = await team.auditor.call(api.listDuties, { params: { incidentId } })
    expect(duties.flatMap((one) => one.can)).toEqual([])
    const [decision] = await team.auditor.call(api.listExemptions, { params: { incidentId } })
    expect(decision).toMatchObject({ grounds: '数据已加密，密钥未泄露', can: [] })
  })
})
