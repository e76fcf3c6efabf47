import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { declareBreach, setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'

let console_: TestConsole
let browser: Browser
let team: Team
let owner: Page

beforeAll(async () => {
  console_ = await startTestConsole()
  browser = await openBrowser()
  team = await setUpTeam(console_)
  owner = await windowOf(browser, console_, team.commander)
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})

/** The first year that nobody has entered and the console takes. */
const nextYear = async () =>
  Math.max(...(await team.commander.call(api.calendar)).years.map(({ year }) => year)) + 1

describe('the holidays', () => {
  test('a year is pasted as lines; what is wrong is named by its line, and nothing is saved before', async () => {
    const year = await nextYear()
    await owner.goto('/settings/calendar')
    await owner.getByRole('button', { name: `录入 ${year} 年安排` }).click()
    await owner.getByLabel(`${year} 年安排`).fill(`${year}-01-01 元旦 休\n随便写\n${year}-02-30 休`)
    await owner.getByRole('button', { name: `保存 ${year} 年安排` }).click()
    await owner.getByText('第 2 行：读不出来').waitFor()
    await owner.getByText('第 3 行：没有这一天').waitFor()
    expect(await nextYear()).toBe(year)
    await owner
      .getByLabel(`${year} 年安排`)
      .fill(`${year}-01-01 至 ${year}-01-03 元旦 休\n${year}-10-01 至 ${year}-10-10 国庆节 休`)
    await owner.getByRole('button', { name: `保存 ${year} 年安排` }).click()
    const shown = owner.getByRole('region', { name: String(year) })
    await shown.getByText('本单位录入').waitFor()
    await shown.getByText(`${year}-10-01 至 10-10`).waitFor()
    expect(await nextYear()).toBe(year + 1)
  })

  test('are read by everybody and entered by the owner or legal alone', async () => {
    const security = await windowOf(browser, console_, team.security)
    await security.goto('/settings/calendar')
    await security.getByText('由管理员或法务席的人录入').waitFor()
    expect(await security.getByRole('button', { name: '更正' }).count()).toBe(0)
    await security.close()
  })
})

describe('due times in a calendar', () => {
  test('the feed’s address is shown once, answers without a session, and nothing once revoked', async () => {
    await owner.goto('/settings/account')
    await owner.getByRole('button', { name: '生成订阅地址' }).click()
    const address = new URL(await owner.locator('.reset-link code').innerText()).pathname
    expect(await (await fetch(console_.url + address)).text()).toContain('BEGIN:VCALENDAR')
    await owner.reload()
    await owner.getByRole('button', { name: '撤销订阅' }).waitFor()
    expect(await owner.locator('.reset-link code').count()).toBe(0)
    await owner.getByRole('button', { name: '撤销订阅' }).click()
    await owner.getByRole('button', { name: '生成订阅地址' }).waitFor()
    expect((await fetch(console_.url + address)).status).toBe(404)
  })

  test('an incident’s own are a file from its acts', async () => {
    const { id, number } = await declareBreach(team.commander, console_)
    await owner.goto(`/incidents/${id}?do=acts`)
    const file = owner.waitForEvent('download')
    await owner.getByRole('link', { name: '下载 .ics' }).click()
    expect((await file).suggestedFilename()).toBe(`${number}.ics`)
  })
})
