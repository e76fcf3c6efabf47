import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { declareBreach, password, setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'
import { incidentFrame } from './pages/command.ts'
import { invitationPage, peoplePage, profilePage, rosterPage } from './pages/settings.ts'

let console_: TestConsole
let browser: Browser
let team: Team
let owner: Page
let newcomer: Page

beforeAll(async () => {
  console_ = await startTestConsole()
  browser = await openBrowser()
  team = await setUpTeam(console_)
  owner = await windowOf(browser, console_, team.commander)
  const stranger = await browser.newContext({ baseURL: console_.url, locale: 'zh-CN' })
  stranger.setDefaultTimeout(10_000)
  newcomer = await stranger.newPage()
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})

describe('a newcomer', () => {
  test('comes by a link shown once, and nobody works here twice', async () => {
    const people = peoplePage(owner)
    await people.open()
    await people.invite({ name: '高远', email: 'gao@staff.example', seat: '公关' })
    const link = await people.link.innerText()
    await people.withdraw('高远').waitFor()
    await invitationPage(newcomer).open(link)
    await invitationPage(newcomer).accept(password)
    await people.withdraw('高远').waitFor({ state: 'detached' })
    await people.row('gao@staff.example').getByLabel('高远的角色').waitFor()
    await people.open()
    expect(await people.link.count()).toBe(0)
    await people.invite({ name: '高远', email: 'gao@staff.example', seat: '公关' })
    await people.problem.getByText('邮箱：已经是在职人员').waitFor()
  })

  test('is the last deputy of their seat until the owner moves them up', async () => {
    const roster = rosterPage(owner)
    await roster.open()
    await roster.places('公关').nth(1).getByText('高远').waitFor()
    await roster.up('高远').click()
    await roster.save.click()
    await roster.saved.waitFor()
    await rosterPage(newcomer).open()
    await rosterPage(newcomer).places('公关').first().getByText('高远').waitFor()
    expect(await rosterPage(newcomer).places('公关').first().innerText()).toContain('首位')
    expect(await rosterPage(newcomer).save.count()).toBe(0)
  })

  test('is called to it when an incident is declared, and takes it', async () => {
    const { id } = await declareBreach(team.commander, console_)
    const frame = incidentFrame(newcomer)
    await frame.open(id, '', 'seat.public_affairs')
    await frame.sideButton('接任并承诺保密').click()
    await frame.chair('公关').getByText('已接任').waitFor()
    expect(await frame.chair('公关').innerText()).toContain('高远')
  })
})

describe('the roster', () => {
  test('that somebody changed meanwhile says which seats, and both keep theirs', async () => {
    const roster = rosterPage(owner)
    await roster.open()
    await roster.up('唐晓').click()
    const { version, seats } = await team.commander.call(api.roster)
    const others = seats.map(({ seat, people }) => ({
      seat,
      people: seat === 'legal' ? [team.legal.id, team.security.id] : people.map(({ id }) => id),
    }))
    await team.commander.call(api.changeRoster, { body: { version, seats: others } })
    await roster.save.click()
    await roster.stale.getByText('名册刚有人改过：法务合规').waitFor()
    await roster.takeOver.click()
    await roster.stale.waitFor({ state: 'detached' })
    await roster.places('法务合规').nth(1).getByText('孙博').waitFor()
    await roster.save.click()
    await roster.saved.waitFor()
    const after = await team.member.call(api.roster)
    const namesIn = (wanted: string) =>
      after.seats.find(({ seat }) => seat === wanted)?.people.map(({ name }) => name)
    expect([namesIn('legal'), namesIn('public_affairs')]).toEqual([
      ['周令仪', '孙博'],
      ['唐晓', '高远'],
    ])
  })
})

describe('the profile', () => {
  test('that somebody changed meanwhile says who and what, and both keep theirs', async () => {
    const profile = profilePage(owner)
    await profile.open()
    await profile.address.fill('示例路 2 号')
    await profile.target('采取补救措施').fill('45')
    const kept = await team.commander.call(api.organisation)
    await team.commander.call(api.changeOrganisation, { body: { ...kept, dutyPhone: '400-000-0001' } })
    await profile.save.click()
    await profile.stale.getByText('李慎行刚改了：24 小时值班电话').waitFor()
    await profile.takeOver.click()
    await profile.stale.waitFor({ state: 'detached' })
    expect(await profile.dutyPhone.inputValue()).toBe('400-000-0001')
    await profile.save.click()
    await profile.saved.waitFor()
    expect(await team.member.call(api.organisation)).toMatchObject({
      address: '示例路 2 号',
      dutyPhone: '400-000-0001',
      targets: { 'CN-01': 45 },
    })
  })
})
