import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'
import { callDesk } from './pages/calls.ts'

const people = [
  'ref,name,phone,region',
  'u1,甲一,15400000001,CN',
  'u2,乙二,15400000002,CN',
  'u3,丙三,15400000003,CN',
].join('\n')

let console_: TestConsole
let browser: Browser
let team: Team
let incidentId: string
let orderId: string
let service: Page
let commander: Page

beforeAll(async () => {
  console_ = await startTestConsole({ at: Date.parse('2026-11-24T02:00:00Z') })
  browser = await openBrowser()
  team = await setUpTeam(console_)
  incidentId = (await breachWith(console_, team, people)).incidentId
  const notice = await approveNotice(team, incidentId, { channelOrder: ['phone'], languages: ['zh-CN'] })
  orderId = (await orderOf(console_, team, incidentId, notice)).id
  await orderWhen(team.commander, incidentId, orderId, isDone)
  service = await windowOf(browser, console_, team.service)
  commander = await windowOf(browser, console_, team.commander, { size: 'phone', language: 'en' })
  await callDesk(service).open(incidentId)
  await callDesk(commander).open(incidentId)
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})

test('two callers at once: two numbers, masked until asked for; the script asks before it tells', async () => {
  const [one, other] = [callDesk(service), callDesk(commander)]
  await one.take.click()
  await one.number.getByText('+86154****0001').waitFor()
  await other.take.click()
  await other.number.getByText('+86154****0002').waitFor()
  await one.show.click()
  await one.number.getByText('+8615400000001').waitFor()
  expect(await one.script.allInnerTexts()).toHaveLength(1)
  expect(await one.script.innerText()).not.toContain('泄露')
  expect(await one.end('已告知').isDisabled()).toBe(true)
  await one.confirmed.click()
  await one.script.nth(1).getByText('泄露').first().waitFor()
  await one.end('已告知').click()
  await one.recent.getByText('已告知').waitFor()
  await one.pending.getByText('2', { exact: true }).waitFor()
})

test('who leaves gives the number back; a promised call-back is asked for a time', async () => {
  const [one, other] = [callDesk(service), callDesk(commander)]
  await commander.goto(`/incidents/${incidentId}`)
  await other.take.waitFor({ state: 'detached' })
  await one.take.click()
  await one.number.getByText('+86154****0002').waitFor()
  await one.show.click()
  await one.end('要求回电').click()
  const field = service.locator('.call-asking')
  expect(await field.getByRole('button', { name: '登记' }).isDisabled()).toBe(true)
  await field.locator('input').first().fill('2026-11-24 15:30')
  await field.locator('input').first().blur()
  await field.getByRole('button', { name: '登记' }).click()
  await one.recent.getByText('要求回电').waitFor()
  const view = await team.service.call(api.getCallDesk, { params: { incidentId, orderId } })
  expect(view).toMatchObject({ backsLater: 1, nextBackAt: '2026-11-24T07:30:00.000Z' })
})
