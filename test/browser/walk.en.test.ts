import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cast } from '../../server/example/cast.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, password, setUpTeam, type Team } from '../team.ts'
import { openEyes } from './walk/eyes.ts'

let console_: TestConsole
let team: Team
let page: Page
const { open, look, errors } = openEyes('en')

beforeAll(async () => {
  console_ = await startTestConsole()
  team = await setUpTeam(console_)
  page = await open('commander', console_.url)
})
afterAll(() => console_?.stop())

const names = Object.values(cast).map(({ name }) => name)
/** Names of people and their initials stay, and so do classes and grades, whose English would be ambiguous. */
const stays = [...names, ...names.map((name) => name.slice(0, 1)), '特别重大', '重大', '较大', '一般', '中文']

/** Chinese words left on the page. */
async function chineseOn(shown: Page): Promise<string[]> {
  const text = await shown.locator('body').innerText()
  return stays.reduce((rest, name) => rest.replaceAll(name, ' '), text).match(/\p{Script=Han}+/gu) ?? []
}

test('signs in, and chooses English once', async () => {
  await page.goto('/')
  await page.getByLabel('邮箱').fill(team.commander.email)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '李慎行的菜单' }).click()
  await page.getByRole('menuitem', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'For me' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'For me' }).waitFor()
  await page.getByText('Duties due within 24 h').waitFor()
  await look(page, '01-home')
  expect(await chineseOn(page)).toEqual([])
})

test('declares a breach and takes the seat', async () => {
  await page.getByRole('link', { name: 'Declare an incident' }).first().click()
  await page
    .getByLabel('What happened')
    .fill('Export of verified identities open to others. Found by a patrol.')
  await page.getByRole('radio', { name: 'Monitoring alarm' }).check()
  await page.getByRole('radio', { name: 'Yes' }).check()
  await look(page, '02-declare')
  expect(await chineseOn(page)).toEqual([])
  await page.getByRole('button', { name: 'Declare and start the plan' }).click()
  await page.getByRole('link', { name: 'Take the seat' }).click()
  await page.getByRole('button', { name: 'Accept the seat and undertake' }).click()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await acceptSeats(team, new URL(page.url()).pathname.split('/')[2] ?? '')
})

test('notes what happened', async () => {
  await page.getByRole('combobox').fill('Old tokens revoked, tested twice')
  await page.keyboard.press('Enter')
  await page.getByRole('listitem').filter({ hasText: 'Old tokens revoked, tested twice' }).waitFor()
  await look(page, '03-command')
  expect(await chineseOn(page)).toEqual([])
})

test('reads the duties, each with its law and why', async () => {
  await goTo('Duties')
  await page.getByRole('button', { name: /^CN-04/ }).click()
  await page.getByText('Why it applies').waitFor()
  await look(page, '04-duties')
  expect(await chineseOn(page)).toEqual([])
})

test('every other page of the incident speaks English too', async () => {
  for (const section of [
    'Facts',
    'Tasks',
    'Reports',
    'Notices',
    'Sending',
    'Promise ledger',
    'Record',
  ] as const) {
    await goTo(section)
    await page.waitForLoadState('networkidle')
    await look(page, `05-${section}`)
    expect([section, ...(await chineseOn(page))]).toEqual([section])
  }
  expect(errors).toEqual([])
})

const goTo = (section: string): Promise<void> =>
  page
    .locator('.rail nav')
    .getByRole('link', { name: new RegExp(`^${section}`) })
    .click()
