import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertFiling } from '../../db/queries/reports.ts'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'

const filing = {
  reportId: 'r1',
  recipient: 'authority',
  channel: 'web',
  filedBy: 'u1',
  registeredAt: 0,
  receiptNumber: '',
  receiptFile: null,
  receiptName: '',
  gate: null,
}

describe.each(dialects)('the law of other places on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  let incidentId: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
    incidentId = (await declareBreach(team.member, console_)).id
    await acceptSeats(team, incidentId)
  })
  afterAll(() => console_?.stop())

  const abroad = async () => {
    const duties = await team.legal.call(api.listDuties, { params: { incidentId } })
    const elsewhere = duties.filter(({ ruleId }) => !/^(CN|POL)-/.test(ruleId))
    return new Map(elsewhere.map((one) => [one.ruleId, one]))
  }
  const peopleIn = (version: number, ...regions: { region: string; people: number | null }[]) =>
    team.security.call(api.changeFacts, {
      params: { incidentId },
      body: { changes: [{ key: 'regions', value: regions, version, group: '', language: '', basis: '' }] },
    })

  test('is not listed while nothing links the incident to it', async () => {
    expect([...(await abroad()).keys()]).toEqual([])
  })

  test('is a question for counsel where people are affected and the company is not present', async () => {
    await peopleIn(0, { region: 'DE', people: 40 }, { region: 'CN', people: 300 })
    const duties = await abroad()
    expect([...duties.keys()].every((id) => id.startsWith('EU-'))).toBe(true)
    expect(duties.get('EU-01')).toMatchObject({ result: 'undetermined', needsCounsel: true, state: 'open' })
    expect(duties.get('EU-01')?.missing).toContain('regions')
  })

  test('binds once the company is present there, by the hours of the place', async () => {
    const profile = await team.commander.call(api.organisation)
    await team.commander.call(api.changeOrganisation, { body: { ...profile, presence: ['DE', 'BR'] } })
    await peopleIn(1, { region: 'DE', people: 41 }, { region: 'CN', people: 300 })
    const duties = await abroad()
    const record = duties.get('EU-04')
    expect(record).toMatchObject({ result: 'applies', needsCounsel: false })
    const report = duties.get('EU-01')
    expect(report).toMatchObject({ result: 'undetermined', missing: ['risk'] })
    expect(Date.parse(report?.clock.dueAt ?? '') - Date.parse(report?.clock.startAt ?? '')).toBe(
      72 * 3_600_000,
    )
    expect([...duties.keys()].some((id) => id.startsWith('BR-'))).toBe(false)
  })

  test('counts a follow-up from the first filing of its own place', async () => {
    await peopleIn(2, { region: 'BR', people: 12 }, { region: 'CN', people: 329 })
    const filed = (ruleId: string, at: number) =>
      console_.ctx.db.write((tx) =>
        insertFiling(tx, { ...filing, id: ruleId, incidentId, ruleIds: [ruleId], filedAt: at }),
      )
    const now = console_.now()
    const start = async () => (await abroad()).get('BR-03')?.clock.startAt
    await filed('CN-06', now - 7_200_000)
    expect(await start()).toBeNull()
    await filed('BR-01', now - 3_600_000)
    expect(Date.parse((await start()) ?? '')).toBe(now - 3_600_000)
  })

  test('stays listed as not applying when the people turn out to be elsewhere', async () => {
    await peopleIn(3, { region: 'CN', people: 341 })
    expect((await abroad()).get('EU-04')).toMatchObject({ result: 'does_not_apply', state: 'closed' })
  })
})
