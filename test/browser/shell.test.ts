import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'

let console_: TestConsole
let browser: Browser
let team: Team
let incident: { id: string; number: string }

beforeAll(async () => {
  console_ = await startTestConsole()
  browser = await openBrowser()
  team = await setUpTeam(console_)
  incident = await declareBreach(team.commander, console_)
  await acceptSeats(team, incident.id)
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})

const titleMatches = (page: Page, pattern: string) =>
  page.waitForFunction((source) => new RegExp(source).test(document.title), pattern)
const iconOf = (page: Page) => page.locator('link[rel=icon]').getAttribute('href')

describe('the tab', () => {
  test.each([
    ['zh-CN', '^-?\\d\\d:\\d\\d [\\u4e00-\\u9fff]+ · '],
    ['en', '^-?\\d\\d:\\d\\d [A-Za-z ]+ · '],
  ] as const)('tells the nearest clock on every page: %s', async (language, pattern) => {
    const page = await windowOf(browser, console_, team.legal, { language })
    for (const path of ['/', '/settings/account', `/incidents/${incident.id}`]) {
      await page.goto(path)
      await titleMatches(page, `${pattern}${incident.number}$`)
    }
    expect(await iconOf(page)).toContain('data:image/svg+xml')
    await page.close()
  })

  test('is the plain one at the door', async () => {
    const stranger = await browser.newPage({ baseURL: console_.url, locale: 'zh-CN' })
    await stranger.goto('/sign-in')
    await stranger.getByRole('button').first().waitFor()
    expect(await stranger.title()).toBe('烽火台 Fenghuo')
    expect(await iconOf(stranger)).toBe('/beacon.svg')
    await stranger.close()
  })
})
