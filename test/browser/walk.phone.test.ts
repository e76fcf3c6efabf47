import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { breachFacts, stateFacts } from '../breach.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, setUpTeam, type Team } from '../team.ts'
import { commandPage } from './pages/command.ts'
import { declareOn } from './walk/declare.ts'
import { openEyes, phone } from './walk/eyes.ts'
import { acceptSeat } from './walk/incident.ts'

let console_: TestConsole
let team: Team
let commander: Page
let legal: Page
let incidentId: string
const { open, look, errors } = openEyes('phone')

beforeAll(async () => {
  console_ = await startTestConsole()
  team = await setUpTeam(console_)
  commander = await open('commander', console_.url, { ...phone, colorScheme: 'dark', person: team.commander })
  legal = await open('legal', console_.url, { ...phone, person: team.legal })
})
afterAll(() => console_?.stop())

test('declares from the street', async () => {
  await commander.goto('/')
  await look(commander, '01-home')
  await commander.getByRole('link', { name: '宣布事件' }).first().click()
  incidentId = await declareOn(commander, {
    what: '客户说资料被人倒卖。样本十条，都是真的。',
    how: '用户投诉',
    functions: ['个人实名认证'],
  })
  await commander.getByRole('heading', { name: '客户说资料被人倒卖' }).waitFor()
  await look(commander, '02-command')
})

test('takes the seat; clock and tabs stand on one screen', async () => {
  await acceptSeat(commander)
  await commander.getByRole('navigation', { name: '分区' }).getByText('席位 1/5').waitFor()
  await look(commander, '03-seated')
  const clock = await placeOf(commandPage(commander).firstClock)
  const tabs = await placeOf(commander.getByRole('navigation', { name: '分区' }))
  expect(clock.bottom).toBeLessThan(tabs.top)
  expect(tabs.bottom).toBeLessThanOrEqual(844)
  expect(await widerThanScreen(commander)).toBe(0)
})

test('legal reads the notice and approves it with a thumb', async () => {
  await acceptSeats(team, incidentId)
  await stateFacts(team.security, incidentId, breachFacts(console_))
  const { id: noticeId, version } = await team.affairs.call(api.draftNotice, { params: { incidentId } })
  const params = { incidentId, noticeId }
  await team.affairs.call(api.submitNotice, { params, body: { version } })
  await legal.goto('/')
  await look(legal, '04-legal-home')
  await legal.getByRole('link', { name: '审阅', exact: true }).click()
  await legal.getByText('等法务').first().waitFor()
  await look(legal, '05-notice')
  expect(await widerThanScreen(legal)).toBe(0)
  await legal.getByRole('button', { name: '核准中文版并加封' }).tap()
  await legal.getByText('v1 已加封').waitFor()
  await look(legal, '06-approved')
  const { state } = await team.legal.call(api.getNotice, { params })
  expect(state).toBe('approved')
  expect(errors).toEqual([])
})

/** Pixels by which the page is wider than the phone: the page itself scrolls within its frame. */
const widerThanScreen = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('html, main')].map((one) => one.scrollWidth - one.clientWidth)),
  )

/** Where something stands on the screen, from its top edge to its bottom edge. */
async function placeOf(what: Locator): Promise<{ top: number; bottom: number }> {
  const box = await what.boundingBox()
  if (!box) throw new Error('it is not shown')
  return { top: box.y, bottom: box.y + box.height }
}
