import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { Refused, setUpTeam, type Team, visitor } from '../team.ts'

const november = Date.parse('2026-11-24T01:00:00Z')

describe.each(dialects)('the rules in force on %s', (dialect) => {
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect, at: november })
    team = await setUpTeam(console_)
  })
  afterAll(() => console_.stop())

  const rules = () => team.auditor.call(api.listRules)
  const ruleOf = async (id: string) =>
    (await rules()).packs.flatMap((pack) => pack.rules).find((rule) => rule.id === id)

  it('are read by everybody signed in, and by nobody else', async () => {
    const { packs, schemes, plans } = await rules()
    expect(
      packs.slice(0, 3).map(({ id }) => id),
      'the law at home leads',
    ).toEqual(['cn', 'miit', 'policy'])
    expect(schemes.map(({ id, lines }) => [id, lines.length])).toEqual([
      ['cac', 23],
      ['gbt20986', 0],
      ['miit', 11],
    ])
    expect(plans.map(({ id }) => id)).toContain('personal-information')
    await expect(visitor(console_.url).call(api.listRules)).rejects.toThrow(Refused)
  })

  it('say the term of law, the instants that start it and the edition of every article', async () => {
    expect(await ruleOf('CN-06')).toMatchObject({
      mark: 'V2',
      term: { length: 4, unit: 'hour' },
      target: null,
      anchors: ['discoveredAt', 'learnedAt'],
      inForce: 'yes',
      fulfilledBy: ['report:first'],
      basis: [{ version: '2025', article: { 'zh-CN': '第四条' } }, { article: { 'zh-CN': '第九条' } }],
    })
  })

  it('read a condition from the top, with a head over its alternatives', async () => {
    const lines = (await ruleOf('CN-04'))?.when ?? []
    expect(lines.map(({ depth, head, counsel }) => [depth, head, counsel])).toEqual([
      [0, null, false],
      [0, 'any', false],
      [1, null, false],
      [1, null, true],
      [1, null, true],
      [0, null, false],
    ])
    expect((await ruleOf('CN-02'))?.when).toEqual([])
  })

  it("name the company's own target as its own", async () => {
    expect((await ruleOf('CN-03'))?.target).toEqual({ minutes: 240, own: false })
    const profile = await team.commander.call(api.organisation)
    await team.commander.call(api.changeOrganisation, { body: { ...profile, targets: { 'CN-03': 90 } } })
    expect((await ruleOf('CN-03'))?.target).toEqual({ minutes: 90, own: true })
  })

  it('say in November that the working days of the next year are missing, until they are added', async () => {
    expect((await rules()).missingYear).toBe(2027)
    const folder = join(console_.folder, 'templates/calendar')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '2027.yaml'), 'year: 2027\nholidays: [2027-01-01]\nworkdays: []\n')
    console_ = await console_.restart()
    const { commander } = team
    const again = Object.assign(visitor(console_.url), { cookie: commander.cookie })
    expect((await again.call(api.listRules)).missingYear).toBeNull()
  })
})
