import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'
import { drillsPage, ledgerPage } from './pages/drills.ts'

let console_: TestConsole
let browser: Browser
let team: Team
let page: Page
let drillId: string

beforeAll(async () => {
  console_ = await startTestConsole()
  browser = await openBrowser()
  team = await setUpTeam(console_)
  page = await windowOf(browser, console_, team.commander)
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})

describe('a drill', () => {
  test('is due at once where nobody ever drilled, and starts under its banner', async () => {
    const drills = drillsPage(page)
    await drills.open()
    await drills.neverDrilled.waitFor()
    await drills.start('备份存储桶公开可读', '年度综合演练')
    await page.waitForURL(/\/incidents\//)
    await drills.banner.getByText('年度综合演练').waitFor()
    drillId = new URL(page.url()).pathname.split('/')[2] ?? ''
    await acceptSeats(team, drillId)
  })

  test('has a clock of its own that its director turns forward', async () => {
    const drills = drillsPage(page)
    await drills.open()
    await drills.turn('+4 小时').click()
    await drills.clock.getByText(/^T\+04:0/).waitFor()
  })

  test('ends with what it showed, and the log says who took part and when the next is due', async () => {
    const drills = drillsPage(page)
    await drills.end('公关席 10 分钟无人接任，需补副手。')
    const entry = drills.entry('年度综合演练')
    await entry.getByText('公关席 10 分钟无人接任，需补副手。').waitFor()
    expect(await entry.innerText()).toMatch(/参演 5 人：.*周令仪/)
    await drills.next.waitFor()
  })
})

describe('the promise ledger', () => {
  test('of the drill says what was broken, and its counts are its rows', async () => {
    const ledger = ledgerPage(page)
    await ledger.ofIncident(drillId)
    await ledger.row('P9').getByText('未兑现').waitFor()
    await ledger.row('P9').getByText('有义务逾期').waitFor()
    const counts = (await ledger.counts.allInnerTexts()).map(Number)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(await ledger.rows.count())
    expect(await ledger.sum.innerText()).toContain(`${counts.join(' + ')} = 18`)
  })

  test('leads from a promise to the record that proves it', async () => {
    await ledgerPage(page)
      .row('P2')
      .getByRole('link', { name: /记录 #/ })
      .click()
    await page.waitForURL(/\/records#\d+$/)
  })

  test('of the year holds real incidents only, each leading to its own', async () => {
    const year = new Date(console_.now() + 8 * 3_600_000).getUTCFullYear()
    const ledger = ledgerPage(page)
    await ledger.ofYear(year)
    await ledger.none.waitFor()
    const { id } = await declareBreach(team.commander, console_)
    await page.locator(`.year-table a[href="/incidents/${id}/ledger"]`).waitFor()
    expect(await page.locator('.year-table thead a').count()).toBe(1)
  })
})
