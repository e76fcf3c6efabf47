import PizZip from 'pizzip'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { FactChange } from '../../server/contract/facts.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Person, type Refused, setUpTeam, type Team } from '../team.ts'

const minute = 60_000

describe.each(dialects)('the story of a duty on %s', (dialect) => {
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
  const large = () =>
    facts(
      { key: 'people', value: { low: 1_000_000, best: 1_186_000, high: 1_420_000 } },
      { key: 'breachKinds', value: ['leak'] },
    )
  const duties = (who: Person = team.legal) => who.call(api.listDuties, { params: { incidentId } })
  const duty = async (ruleId: string) => {
    const found = (await duties()).find((d) => d.ruleId === ruleId)
    if (!found) throw new Error(ruleId)
    return found
  }
  const story = async (ruleId: string, who: Person = team.legal) =>
    who.call(api.dutyStory, { params: { incidentId, dutyId: (await duty(ruleId)).id } })
  const faultsOf = (act: Promise<unknown>) =>
    act.then(
      () => undefined,
      ({ status, problem }: Refused) => [
        status,
        ...(problem?.faults ?? []).map(
          (one: { pointer: string; code: string }) => `${one.pointer} ${one.code}`,
        ),
      ],
    )
  const correct = (key: string, at: string, version: number, who: Person = team.legal) =>
    who.call(api.correctAnchor, {
      params: { incidentId, key },
      body: { at, reason: '网关日志更早', version },
    })

  test('it says whose law, in which edition, who answers for it, and what turned its answer', async () => {
    await large()
    const { duty: first, history } = await story('CN-06')
    expect(first).toMatchObject({
      place: 'CN',
      zone: 'Asia/Shanghai',
      owner: { id: team.legal.id },
    })
    expect(first.basis[0]).toMatchObject({
      article: { 'zh-CN': '第四条' },
      version: '2025',
      from: '2025-11-01',
      to: null,
    })
    expect(history.map(({ from, to, because, facts }) => [from, to, because, facts])).toEqual([
      [null, 'undetermined', 'incident.declared', []],
      ['undetermined', 'applies', 'facts.changed', ['people', 'breachKinds']],
    ])
    const promised = await duty('POL-04')
    expect(promised.place).toBe('promise')
  })

  test('its proof is the filing that named it; a stranger to the incident sees nothing of it', async () => {
    const remedy = await duty('CN-01')
    await team.legal.call(api.fulfilDuty, {
      params: { incidentId, dutyId: remedy.id },
      body: { at: ago(0), proof: '变更单 118', version: remedy.version },
    })
    const { duty: done, records } = await story('CN-01', team.auditor)
    expect(done.acts).toMatchObject([{ proof: '变更单 118' }])
    expect(records.map(({ name }) => name)).toContain('duty.fulfilled')
    await team.legal.call(api.changeIncident, {
      params: { incidentId },
      body: {
        restricted: true,
        version: (await team.legal.call(api.getIncident, { params: { incidentId } })).version,
      },
    })
    expect(
      await faultsOf(team.member.call(api.dutyStory, { params: { incidentId, dutyId: remedy.id } })),
    ).toEqual([404])
  })

  test('the instants stand side by side; a correction says beforehand what it moves, and keeps who set it before', async () => {
    await large()
    const anchors = await team.legal.call(api.listAnchors, { params: { incidentId } })
    const found = anchors.find(({ key }) => key === 'discoveredAt')
    expect(found).toMatchObject({ byAct: false, can: ['correct_anchor'], versions: [{ version: 1 }] })
    expect(found?.starts).toContain('CN-06')
    expect(anchors.find(({ key }) => key === 'endedAt')?.can, 'the response has not ended').toEqual([])

    const at = ago(90 * minute)
    const before = await duty('CN-06')
    const moved = await team.legal.call(api.previewAnchor, {
      params: { incidentId, key: 'discoveredAt' },
      query: { at },
    })
    const first = moved.find(({ ruleId }) => ruleId === 'CN-06')
    expect(first).toMatchObject({ before: { dueAt: before.clock.dueAt }, after: { startAt: at } })
    expect((await duty('CN-06')).clock.dueAt, 'looking changes nothing').toBe(before.clock.dueAt)

    const after = await correct('discoveredAt', at, 1)
    expect((await duty('CN-06')).clock).toMatchObject({ startAt: at, dueAt: first?.after.dueAt })
    expect(after.find(({ key }) => key === 'discoveredAt')?.versions).toMatchObject([
      { version: 1 },
      { version: 2, value: at, basis: '网关日志更早', by: { id: team.legal.id } },
    ])
    const { anchors: told, records } = await story('CN-06')
    expect(records.map(({ name }) => name)).toEqual(['facts.changed'])
    expect(told.map(({ key }) => key)).toEqual(['discoveredAt', 'learnedAt'])
  })

  test('a correction that cannot be is refused before and at saving', async () => {
    expect(await faultsOf(correct('discoveredAt', ago(minute), 1, team.security))).toEqual([403])
    expect(await faultsOf(correct('discoveredAt', ago(minute), 7))).toEqual([409])
    expect(await faultsOf(correct('discoveredAt', ago(-minute), 1))).toEqual([422, '/at in_the_future'])
    expect(await faultsOf(correct('endedAt', ago(minute), 0))).toEqual([422, '/key by_act_only'])
    expect(await faultsOf(correct('declaredAt', ago(minute), 0))).toEqual([404])
    await facts({ key: 'occurredAt', value: ago(10 * minute) })
    expect(await faultsOf(correct('discoveredAt', ago(60 * minute), 1)), 'found before it occurred').toEqual([
      422,
      expect.stringMatching(/^\/at contradiction_/),
    ])
  })

  test('what the authorities owe each other is shown from our report on, and is nobody’s duty here', async () => {
    await facts({ key: 'people', value: { low: 12_000_000, best: 12_000_000, high: 12_000_000 } })
    const relays = await team.legal.call(api.listRelays, { params: { incidentId } })
    expect(relays).toMatchObject([{ ruleId: 'CN-09c', term: { length: 1, unit: 'hour' }, dueAt: null }])
    expect((await duties()).map(({ ruleId }) => ruleId)).not.toContain('CN-09c')
  })

  test('the table as a file: every row, what a sheet would take for a formula defused, a Word table lying', async () => {
    await large()
    await facts({ key: 'regions', value: [{ region: 'DE', people: 40 }] })
    const remedy = await duty('CN-01')
    await team.legal.call(api.fulfilDuty, {
      params: { incidentId, dutyId: remedy.id },
      body: { at: ago(0), proof: '变更单 "118", <甲>', version: remedy.version },
    })
    const file = async (query: string) => {
      const response = await fetch(`${console_.url}/api/incidents/${incidentId}/duty-table?${query}`, {
        headers: { cookie: team.legal.cookie },
      })
      expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
      return Buffer.from(await response.arrayBuffer())
    }
    const csv = (await file('format=csv')).toString()
    expect(csv.startsWith('\ufeff法域,编号,')).toBe(true)
    for (const { ruleId } of await duties()) expect(csv).toContain(`,${ruleId},`)
    expect(csv).toContain('变更单 ""118"", <甲>')
    expect(csv).toMatch(/欧盟,EU-\d\d/)
    const open = (await file('format=csv&language=en&filter=done')).toString()
    expect(open).toContain('CN-01')
    expect(open).not.toContain('CN-06')

    const xml = new PizZip(await file('format=docx')).file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain('w:orient="landscape"')
    expect(xml).toContain('<w:tblHeader/>')
    expect(xml).toContain('变更单 &quot;118&quot;, &lt;甲&gt;')
    expect(xml).toContain('UTC+8')
  })
})
