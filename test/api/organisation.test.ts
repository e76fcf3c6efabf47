import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { declareBreach, setUpTeam, type Team } from '../team.ts'

const minute = 60_000

describe.each(dialects)('the organisation profile on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_?.stop())

  test('offers the duties without a number in law as its own to set, and no term of law', async () => {
    const { targets, sectors } = await team.member.call(api.organisationChoices)
    expect(targets.find(({ ruleId }) => ruleId === 'CN-01')).toMatchObject({ minutes: 120 })
    expect(targets.map(({ ruleId }) => ruleId)).not.toContain('CN-06')
    expect(sectors.map(({ key }) => key)).toContain('telecom_internet')
  })

  test('a target of its own moves the end of that duty, and of no other', async () => {
    const profile = await team.commander.call(api.organisation)
    const targets = { 'CN-01': 45 }
    await team.commander.call(api.changeOrganisation, { body: { ...profile, targets } })
    const { id } = await declareBreach(team.commander, console_)
    const { clocks } = await team.commander.call(api.getIncident, { params: { incidentId: id } })
    const term = (ruleId: string) => {
      const clock = clocks.find((one) => one.ruleId === ruleId)
      return (Date.parse(clock?.dueAt ?? '') - Date.parse(clock?.startAt ?? '')) / minute
    }
    expect(term('CN-01')).toBe(45)
    expect(term('CN-06')).toBe(240)
  })
})
