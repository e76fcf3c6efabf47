import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'
import { factsPage } from './pages/facts.ts'

let console_: TestConsole
let browser: Browser
let team: Team
let incidentId: string
let security: Page

beforeAll(async () => {
  console_ = await startTestConsole()
  browser = await openBrowser()
  team = await setUpTeam(console_)
  security = await windowOf(browser, console_, team.security)
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})
beforeEach(async () => {
  const functions = ['account']
  incidentId = (await declareBreach(team.member, console_, { personalInformation: 'maybe', functions })).id
  await acceptSeats(team, incidentId)
  await factsPage(security).open(incidentId)
})

const sheet = () => team.legal.call(api.listFacts, { params: { incidentId } })
const fact = async (key: string, language = '') =>
  (await sheet()).facts.find((one) => one.key === key && one.language === language)

describe('the fact sheet', () => {
  test('several facts are filled in and saved together; unknown is a value one sets', async () => {
    const page = factsPage(security)
    await page.fill('受影响人数').click()
    await security.getByLabel('低值').fill('1,010,000')
    await security.getByLabel('估值').fill('1186000')
    await security.getByLabel('高值').fill('1420000')
    await page.row('受影响人数').getByLabel('依据').fill('导出日志去重')
    await page.unknown('未成年人').click()
    await page.fill('原因').click()
    await security.getByLabel('原因 · 中文').fill('导出接口没有校验所属企业')
    await security.getByLabel('原因 · 英文').fill('typed and taken back')
    await security.getByLabel('原因 · 英文').fill('')
    await page.save.click()
    await page.row('受影响人数').getByText('118.6 万').waitFor()
    await page.row('未成年人').getByText('待核实', { exact: true }).waitFor()
    await page.row('原因').getByText('缺英文').waitFor()
    expect(await fact('people')).toMatchObject({
      value: { low: 1_010_000, best: 1_186_000, high: 1_420_000 },
    })
    expect(await fact('people')).toMatchObject({ basis: '导出日志去重', by: { name: '孙博' } })
    expect(await fact('minors')).toMatchObject({ value: null })
    expect(await fact('cause', 'en'), 'the language left empty is missing, not blank').toBeUndefined()
  })

  test('what does not fit stands at its field, and everything typed is kept', async () => {
    const page = factsPage(security)
    await page.fill('受影响人数').click()
    await security.getByLabel('低值').fill('9')
    await security.getByLabel('估值').fill('5')
    await security.getByLabel('高值').fill('20')
    await page.fill('确定程度').click()
    await page.row('确定程度').getByText('已确认发生').click()
    await page.save.click()
    await page.row('受影响人数').getByText('应为低值 ≤ 估值 ≤ 高值').waitFor()
    await page.bar.getByText('已填的内容还在').waitFor()
    expect(await security.getByLabel('估值').inputValue()).toBe('5')
    expect(await fact('certainty'), 'refused together').toBeUndefined()
    await security.getByRole('link', { name: /^义务时限/ }).click()
    await security.getByRole('link', { name: /^事实/ }).first().click()
    expect(await security.getByLabel('估值').inputValue(), 'a look at another page loses nothing').toBe('5')
    await security.getByLabel('低值').fill('3')
    await page.save.click()
    await page.bar.waitFor({ state: 'detached' })
    expect(await fact('certainty')).toMatchObject({ value: 'confirmed' })
  })

  test('what somebody else wrote meanwhile stands beside mine, and I choose', async () => {
    const page = factsPage(security)
    await page.fill('确定程度').click()
    await page.row('确定程度').getByText('可能发生').click()
    const change = { key: 'certainty' as const, value: 'confirmed', basis: '样本一致', version: 0 }
    await team.legal.call(api.changeFacts, { params: { incidentId }, body: { changes: [change] } })
    await page.conflict.getByText('周令仪 在你修改期间改了这一项').waitFor()
    await page.conflict.getByText('样本一致').waitFor()
    expect((await fact('certainty'))?.value, 'nothing is overwritten unseen').toBe('confirmed')
    await page.button('以我的为准').click()
    await page.save.click()
    await page.bar.waitFor({ state: 'detached' })
    expect(await fact('certainty')).toMatchObject({ value: 'possible', version: 2 })
    await page
      .row('确定程度')
      .getByRole('button', { name: /历次版本/ })
      .click()
    await page.row('确定程度').locator('ol li').nth(1).getByText('已确认发生').waitFor()
  })

  test('naming a function offers the categories it uses; a person confirms', async () => {
    const page = factsPage(security)
    await page.change('业务功能').click()
    await page.row('业务功能').getByText('个人实名认证').click()
    await page.offer.getByText('身份证件号码 · 敏感').waitFor()
    expect(await page.offer.getByText('手机号码').count(), 'known already').toBe(0)
    await page.save.click()
    await page.bar.waitFor({ state: 'detached' })
    expect((await fact('categories'))?.value, 'offered, not written').not.toContain('id-number')
    await page.offer.getByRole('button', { name: '确认，写入信息种类' }).click()
    await page.save.click()
    await page.bar.waitFor({ state: 'detached' })
    expect((await fact('categories'))?.value).toEqual(expect.arrayContaining(['phone', 'id-number', 'face']))
  })

  test('a group of people gets values of its own', async () => {
    const page = factsPage(security)
    await page.fill('人群分组').click()
    await security.getByLabel('代号').fill('verified')
    await security.getByLabel('名称（中文）').fill('完成实名认证的用户')
    await page.save.click()
    await page.bar.waitFor({ state: 'detached' })
    await page.row('个人信息种类').getByRole('button', { name: '为「完成实名认证的用户」分别填写' }).click()
    await page.row('个人信息种类').getByText('姓名', { exact: true }).click()
    await page.save.click()
    await page
      .row('个人信息种类')
      .locator('.fact-group', { hasText: '完成实名认证的用户' })
      .getByText('姓名')
      .waitFor()
    expect((await sheet()).facts.find((one) => one.group === 'verified')).toMatchObject({ value: ['name'] })
  })

  test('"not involved after all" takes two people', async () => {
    const page = factsPage(security)
    await page.button('改判为不涉及').click()
    await security.getByText('漏洞', { exact: true }).click()
    await security.getByLabel('理由').fill('导出的只是测试数据')
    await page.button('提出改判').click()
    await security.getByText('等法务决定；提出的人不能决定').waitFor()
    const legal = await windowOf(browser, console_, team.legal)
    await factsPage(legal).open(incidentId)
    await legal.getByText('导出的只是测试数据').waitFor()
    await legal.getByLabel('理由').fill('已核对样本')
    await factsPage(legal).button('确认改判').click()
    await security.getByText('已改判').waitFor()
    await page.row('是否涉及个人信息').getByText('不涉及', { exact: true }).waitFor()
    await legal.context().close()
  })
})
