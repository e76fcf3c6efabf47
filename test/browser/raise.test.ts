import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { stateFacts } from '../breach.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { commandPage } from './pages/command.ts'
import { openEyes } from './walk/eyes.ts'
import { openAct } from './walk/incident.ts'

let console_: TestConsole
let team: Team
let page: Page
let incidentId: string
const { open, look, errors } = openEyes('raise')

/** All that was there before: who said what, which facts, who sits where. */
async function standing() {
  const params = { incidentId }
  const [records, { facts }, { seats, number }] = await Promise.all([
    team.commander.call(api.listRecords, { params }),
    team.commander.call(api.listFacts, { params }),
    team.commander.call(api.getIncident, { params }),
  ])
  return {
    number,
    records: records.map(({ name, at }) => `${at} ${name}`),
    facts: facts.map(({ key, value }) => `${key} ${JSON.stringify(value)}`),
    seats: seats.filter(({ acceptedAt }) => acceptedAt).map(({ seat, person }) => `${seat} ${person.name}`),
  }
}

beforeAll(async () => {
  console_ = await startTestConsole()
  team = await setUpTeam(console_)
  page = await open('security', console_.url, { person: team.security })
  incidentId = (await declareBreach(team.member, console_, { personalInformation: 'unknown' })).id
  await acceptSeats(team, incidentId)
  await stateFacts(team.security, incidentId, [['cause', '导出接口没有核对请求者', 'zh-CN']])
  const note = { params: { incidentId }, body: { text: '先看网关日志' } }
  await team.commander.call(api.addNote, note)
})
afterAll(() => console_?.stop())

test('an event that touches personal information after all is raised from its page, and nothing is lost', async () => {
  const before = await standing()
  const command = commandPage(page)
  await command.open(incidentId)
  const judge = await openAct(page, '研判与升级')
  await judge.getByText('涉及', { exact: true }).click()
  await judge.getByText('最高级预案立即启动，已有的事实、任务与记录全部保留').waitFor()
  await look(page, '01-judge')
  await judge.getByLabel('理由').fill('导出内容含身份证号')
  await judge.getByRole('button', { name: '作出判断' }).click()
  await page.getByText('公司级别 特别重大').waitFor()
  await command.entry('先看网关日志').waitFor()
  await look(page, '02-raised')
  const after = await standing()
  expect([before.number, after.number]).toEqual(['SE-2026-001', 'PI-2026-001'])
  expect(after.records).toEqual(expect.arrayContaining(before.records))
  expect(after.facts).toEqual(expect.arrayContaining(before.facts.filter((fact) => !/^personal/.test(fact))))
  expect(after.seats).toEqual(expect.arrayContaining(before.seats))
  expect(before.seats).toContain('security 孙博')
  expect(errors).toEqual([])
})
