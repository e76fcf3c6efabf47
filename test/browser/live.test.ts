import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'
import { commandPage, incidentFrame, recordPage, tasksPage } from './pages/command.ts'

let console_: TestConsole
let browser: Browser
let team: Team
let incidentId: string
let commander: Page
let legal: Page

beforeAll(async () => {
  console_ = await startTestConsole()
  browser = await openBrowser()
  team = await setUpTeam(console_)
  incidentId = (await declareBreach(team.commander, console_)).id
  await acceptSeats(team, incidentId)
  commander = await windowOf(browser, console_, team.commander)
  legal = await windowOf(browser, console_, team.legal)
  await commandPage(commander).open(incidentId)
  await commandPage(legal).open(incidentId)
  await commandPage(commander).firstClock.waitFor()
  await commandPage(legal).firstClock.waitFor()
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})

/** Each expectation waits for the page to change by itself: nobody reloads, nothing sleeps. */
describe('two browsers on one incident', () => {
  test('a note of one stands in the stream of the other', async () => {
    await commandPage(legal).type('首次报告按四小时把握')
    await commandPage(commander).entry('首次报告按四小时把握').waitFor()
    await commandPage(legal).emptyLine.waitFor()
  })

  test('each sees who else is here, and at which section', async () => {
    await incidentFrame(commander).here('周令仪 在看 指挥').waitFor()
    await incidentFrame(legal).section('处置与任务').click()
    await incidentFrame(commander).here('周令仪 在看 处置与任务').waitFor()
    await incidentFrame(legal).here('李慎行 在看 指挥').waitFor()
  })

  test('a task finished by one is done before the other', async () => {
    const title = '提出国家分级意见并核对各项义务'
    await commandPage(commander).task(title).waitFor()
    await tasksPage(legal).act(title, '完成').click()
    await tasksPage(legal).result.fill('拟定为较大，待总指挥确认')
    await tasksPage(legal).result.press('Enter')
    await commandPage(commander).entry(`完成任务「${title}」`).waitFor()
    await commandPage(commander).task(title).waitFor({ state: 'detached' })
  })

  test('a slash calls somebody to a seat, with the names completed', async () => {
    const page = commandPage(commander)
    await page.line.fill('/role 公关 罗')
    await page.suggestion('/role 公关 罗铭').click()
    await page.line.press('Enter')
    await incidentFrame(legal).chair('公关').getByText('罗铭').waitFor()
    await page.entry('呼叫 罗铭 到公关席').waitFor()
  })

  test('a chair left empty turns red before everybody, with the reason in the record', async () => {
    await team.service.call(api.leaveSeat, {
      params: { incidentId, seatId: await seatOf('customer_service') },
      body: { reason: '值班结束' },
    })
    await incidentFrame(commander).chair('客服').locator('.seat.empty').waitFor()
    await commandPage(commander).entry('郑可 离开客服席。值班结束').waitFor()
    await commandPage(commander).late.getByText('客服席空缺').waitFor()
  })

  test('a correction stands beside what it corrects', async () => {
    await recordPage(legal).open(incidentId, 'records')
    await recordPage(legal).correct('首次报告按四小时把握').click()
    await recordPage(legal).correction.fill('从获知起算，四小时')
    await recordPage(legal).submit.click()
    await commandPage(commander)
      .entry('从获知起算，四小时')
      .getByText(/更正第 \d+ 条/)
      .waitFor()
    expect(await commandPage(commander).entry('首次报告按四小时把握').count()).toBe(1)
  })

  test('a shut gate names what is missing, and leads there', async () => {
    const page = commandPage(commander)
    await page.open(incidentId, '', 'phase')
    await page.sideButton('进入「研判分级」').click()
    await page.sideButton('进入「遏制与先期处置」').click()
    await page.side.getByText('泄露类型、人数和信息种类已写明').waitFor()
    await page.side.getByRole('link', { name: '事实' }).click()
    await commander.waitForURL(/\/facts/)
  })

  test('closed to all but its people, it vanishes from the window of everybody else', async () => {
    const outsider = await windowOf(browser, console_, team.auditor)
    const member = await windowOf(browser, console_, team.service)
    await incidentFrame(member).open(incidentId)
    await incidentFrame(member).title.waitFor()
    await incidentFrame(outsider).open(incidentId)
    await incidentFrame(outsider).title.waitFor()
    await incidentFrame(commander).open(incidentId, '', 'restrict')
    await incidentFrame(commander).sideButton('改为仅限本事件人员').click()
    await incidentFrame(member).hidden.waitFor()
    await incidentFrame(outsider).title.getByText('越权访问').waitFor()
    await commander.getByText('仅限本事件人员').first().waitFor()
  })
})

async function seatOf(seat: string): Promise<string> {
  const view = await team.commander.call(api.getIncident, { params: { incidentId } })
  return view.seats.find((one) => one.seat === seat)?.id ?? ''
}
