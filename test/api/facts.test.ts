import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { FactChange } from '../../server/contract/facts.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, type Person, refusal, setUpTeam, type Team } from '../team.ts'

describe.each(dialects)('facts on %s', (dialect) => {
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

  const change = (who: Person, ...changes: (Pick<FactChange, 'key' | 'value'> & Partial<FactChange>)[]) =>
    who.call(api.changeFacts, {
      params: { incidentId },
      body: { changes: changes.map((one) => ({ version: 0, ...one })) },
    })
  const sheet = () => team.legal.call(api.listFacts, { params: { incidentId } })

  test('several facts saved together are one state of the sheet, each with its basis and its author', async () => {
    const before = await sheet()
    const groups = [
      { key: 'verified', name: { 'zh-CN': '完成实名认证的用户', en: 'Verified users' } },
      { key: 'minors', name: { 'zh-CN': '未成年用户' } },
    ]
    await change(team.security, { key: 'groups', value: groups })
    const after = await change(
      team.security,
      { key: 'people', value: { low: 1_000_000, best: 1_186_000, high: 1_420_000 }, basis: '导出日志去重' },
      { key: 'categories', group: 'verified', value: ['name', 'id-number'] },
      { key: 'minors', group: 'minors', value: null },
      {
        key: 'regions',
        value: [
          { region: 'CN', people: 1_100_000 },
          { region: 'SG', people: null },
        ],
      },
      { key: 'cause', language: 'zh-CN', value: '导出接口没有校验所属企业' },
    )
    expect(after.sheet).toBe(before.sheet + 2)
    const find = (key: string, group = '') =>
      after.facts.find((fact) => fact.key === key && fact.group === group)
    expect(find('people')).toMatchObject({ version: 1, basis: '导出日志去重', by: { name: '孙博' } })
    expect(find('categories', 'verified')?.value).toEqual(['name', 'id-number'])
    expect(find('minors', 'minors'), 'unknown is a value, not an absent row').toMatchObject({
      value: null,
      version: 1,
    })
    expect(find('cause'), 'a text has a row per language; English is simply not there').toMatchObject({
      language: 'zh-CN',
    })
    expect(after.facts.filter((fact) => fact.key === 'cause')).toHaveLength(1)
  })

  test('every version of a fact stays readable', async () => {
    await change(team.security, { key: 'certainty', value: 'possible', basis: '巡检' })
    await change(team.legal, { key: 'certainty', value: 'confirmed', basis: '日志', version: 1 })
    const history = await team.auditor.call(api.factHistory, { params: { incidentId, key: 'certainty' } })
    expect(history.map(({ version, value, by }) => [version, value, by.name])).toEqual([
      [1, 'possible', '孙博'],
      [2, 'confirmed', '周令仪'],
    ])
    const unknown = await refusal(team.legal.call(api.factHistory, { params: { incidentId, key: 'colour' } }))
    expect(unknown).toMatchObject({ status: 404 })
  })

  test('one stale fact refuses them all, and nothing of the rest is kept', async () => {
    await change(team.security, { key: 'certainty', value: 'possible' })
    const refused = await refusal(
      change(team.legal, { key: 'importantData', value: false }, { key: 'certainty', value: 'confirmed' }),
    )
    expect(refused).toMatchObject({ status: 409, problem: { code: 'stale' } })
    expect(refused?.problem.current.facts).toMatchObject([
      { key: 'certainty', value: 'possible', version: 1 },
    ])
    expect((await sheet()).facts.map((fact) => fact.key)).not.toContain('importantData')
  })

  test('a value that does not fit is refused at its place inside the value', async () => {
    const refused = await refusal(
      change(
        team.security,
        { key: 'certainty', value: 'possible' },
        { key: 'people', value: { low: 5, best: 3, high: 9 } },
        {
          key: 'regions',
          value: [
            { region: 'CN', people: 1 },
            { region: 'china', people: -1 },
          ],
        },
        { key: 'cause', value: '没有语言' },
        { key: 'categories', value: ['no-such-category'] },
        { key: 'discoveredAt', value: new Date(console_.now() + 60_000).toISOString(), version: 1 },
        { key: 'endedAt', value: null },
      ),
    )
    expect(refused).toMatchObject({ status: 422 })
    const faults = refused?.problem.faults.map(
      (f: { pointer: string; code: string }) => `${f.pointer} ${f.code}`,
    )
    expect(faults).toEqual([
      '/changes/1/value/low out_of_order',
      '/changes/2/value/1/region not_a_region',
      '/changes/2/value/1/people not_a_whole_number',
      '/changes/3/value language_needed',
      '/changes/4/value/0 not_a_choice',
      '/changes/5/value in_the_future',
      '/changes/6/key by_act_only',
    ])
    expect(
      (await sheet()).facts.map((fact) => fact.key),
      'nor is the fit one kept',
    ).not.toContain('certainty')
  })

  test('instants come and go as ISO 8601, the one inside a ransom too', async () => {
    const askedAt = new Date(console_.now() - 120_000).toISOString()
    const { facts } = await change(
      team.security,
      { key: 'ransom', value: { amount: '2 BTC', method: '邮件', askedAt } },
      { key: 'occurredAt', value: askedAt },
    )
    expect(facts.find((fact) => fact.key === 'ransom')?.value).toMatchObject({ askedAt })
    expect(facts.find((fact) => fact.key === 'occurredAt')?.value).toBe(askedAt)
    const later = new Date(console_.now() + 60_000).toISOString()
    const refused = await refusal(
      change(team.security, {
        key: 'ransom',
        value: { amount: '2', method: 'm', askedAt: later },
        version: 1,
      }),
    )
    expect(refused?.problem.faults[0]).toMatchObject({
      pointer: '/changes/0/value/askedAt',
      code: 'in_the_future',
    })
  })

  test('ugly text is text, NUL is refused', async () => {
    const ugly = "<script>{{7*7}} Robert'); DROP TABLE 👩‍👩‍👧 שלום"
    const { facts } = await change(team.security, { key: 'cause', language: 'en', value: ugly })
    expect(facts.find((fact) => fact.key === 'cause')?.value).toBe(ugly)
    const refused = await refusal(change(team.security, { key: 'harm', language: 'en', value: 'a\u0000b' }))
    expect(refused).toMatchObject({ status: 422 })
  })

  test('a seat changes facts; a member and the auditor only read them', async () => {
    for (const who of [team.member, team.auditor]) {
      expect(await refusal(change(who, { key: 'certainty', value: 'possible' })), who.name).toMatchObject({
        status: 403,
      })
      expect((await who.call(api.listFacts, { params: { incidentId } })).can).toEqual([])
    }
    expect((await sheet()).can).toEqual(['change_facts'])
  })
})
