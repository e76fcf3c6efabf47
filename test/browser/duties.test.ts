import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { FactChange } from '../../server/contract/facts.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { openBrowser, windowOf } from './browser.ts'
import { dutiesPage } from './pages/duties.ts'

let console_: TestConsole
let browser: Browser
let team: Team
let incidentId: string
let legal: Page
let security: Page

beforeAll(async () => {
  console_ = await startTestConsole()
  browser = await openBrowser()
  team = await setUpTeam(console_)
  incidentId = (await declareBreach(team.member, console_)).id
  await acceptSeats(team, incidentId)
  await facts({ key: 'people', value: { low: 1_010_000, best: 1_186_000, high: 1_420_000 } })
  await facts({ key: 'breachKinds', value: ['leak'] })
  legal = await windowOf(browser, console_, team.legal)
  security = await windowOf(browser, console_, team.security)
  await dutiesPage(legal).open(incidentId)
  await dutiesPage(security).open(incidentId)
})
afterAll(async () => {
  await browser?.close()
  await console_?.stop()
})

const facts = (change: Partial<FactChange>) =>
  team.security.call(api.changeFacts, {
    params: { incidentId },
    body: { changes: [{ version: 0, ...change } as FactChange] },
  })
const duty = async (ruleId: string) =>
  (await team.legal.call(api.listDuties, { params: { incidentId } })).find((one) => one.ruleId === ruleId)

/** One incident from the first look at the table to the regulator's order. */
describe('the table of duties', () => {
  test('an open row says why, from which instant, what and how', async () => {
    const page = dutiesPage(legal)
    await page.row('CN-04').waitFor()
    if (
      (await page.detail.count()) === 0 ||
      !(await page.row('CN-06').getAttribute('class'))?.includes('open')
    )
      await page.toggle('CN-06').click()
    await page.detail.getByText('国家分级较大及以上').waitFor()
    await page.detail.getByText('约 118.6 万人', { exact: false }).waitFor()
    await page.detail.getByText('4 小时').first().waitFor()
    await page.detail.getByText('首次报告').waitFor()
    expect(await page.detail.getByRole('link', { name: '去写报告' }).getAttribute('href')).toContain(
      '/reports',
    )
  })

  test('what does not apply is folded, and says why when unfolded', async () => {
    const page = dutiesPage(legal)
    expect(await page.row('CN-07').count()).toBe(0)
    await page.button('展开，看为什么').click()
    await page.row('CN-07').getByText('未认定为关基，见单位档案').waitFor()
    await page.button('收起').click()
  })

  test('counsel declines what the facts do not settle, with a reason; a blank one is refused at its field', async () => {
    const page = dutiesPage(legal)
    await page.row('CN-14').getByText('待核实：未成年人').waitFor()
    await page.toggle('CN-14').click()
    await page.detail.getByText('为什么还不能判断').waitFor()
    await page.step('判定不适用').click()
    await page.step('判定不适用').click()
    await page.detail.getByText('必填').waitFor()
    await page.detail.getByLabel('理由').fill('账号系统不收未成年用户')
    await page.step('判定不适用').click()
    await page.row('CN-14').getByText('法务排除').waitFor()
    expect(await duty('CN-14')).toMatchObject({
      counsel: 'declined',
      counselReason: '账号系统不收未成年用户',
    })
  })

  test('security proposes not to tell and is not offered what only counsel ticks; legal decides each', async () => {
    await facts({ key: 'harmsRights', value: true })
    const proposer = dutiesPage(security)
    await proposer.button('提出不告知').click()
    await security.getByText('由法务审核时逐项决定').waitFor()
    await security.getByLabel('理由').fill('导出文件已加密，密钥未被调用')
    await security.getByLabel('证据').fill('KMS-1123')
    await proposer.button('提交法务审核').click()
    await proposer.decision.getByText('等法务审核；提出的人不能审核').waitFor()

    const page = dutiesPage(legal)
    await page.decision.getByText('KMS-1123').waitFor()
    await page.tick('CN-05').getByText('保留，仍须履行').click()
    await page.decision.getByLabel('审核意见').fill('依据充分')
    await page.button('批准不告知').click()
    await page.row('CN-04').getByText('措施有效，不告知个人').waitFor()
    expect(await duty('CN-05')).toMatchObject({ state: 'open' })
    expect(await duty('CN-03'), 'the departments are told all the same').toMatchObject({ state: 'open' })
  })

  test('a regulator’s order brings it back with a clock of its own, and the decision stays readable', async () => {
    const page = dutiesPage(legal)
    await page.button('登记监管要求告知').click()
    await page.button('登记，恢复义务').click()
    await legal.getByText('填写时间').waitFor()
    await legal.getByLabel('哪个部门').fill('属地网信办')
    await page.button('此刻').click()
    await legal.getByLabel('要求的原文').fill('须告知受影响个人')
    await page.button('登记，恢复义务').click()
    await page.row('CN-04').getByText('监管要求').waitFor()
    await page.decision.getByText('监管要求告知，已失效').waitFor()
    await page.decision.getByText('导出文件已加密，密钥未被调用').waitFor()
    expect(await duty('CN-04')).toMatchObject({ state: 'open', clock: { anchor: 'ordered' } })
  })

  test('done by hand with proof', async () => {
    const page = dutiesPage(legal)
    await page.toggle('CN-01').click()
    await page.step('登记已履行').click()
    await page.detail.getByRole('button', { name: '此刻' }).click()
    await page.detail.getByLabel('凭证').fill('变更单 118')
    await page.detail.getByRole('button', { name: '登记', exact: true }).click()
    await page.row('CN-01').getByText('已履行').first().waitFor()
    await page.detail.getByText('变更单 118').waitFor()
  })

  test('an instant says what its correction moves before it is saved, and keeps what was there', async () => {
    const page = dutiesPage(legal)
    const before = (await duty('CN-06'))?.clock.dueAt
    await page.instant('发现').getByRole('button', { name: '更正' }).click()
    await page.instantForm.getByRole('button', { name: '此刻' }).click()
    await page.instantForm.getByText(/将有 \d+ 项义务的时钟改变/).waitFor()
    await page.instantForm.getByRole('listitem').filter({ hasText: 'CN-06' }).waitFor()
    expect((await duty('CN-06'))?.clock.dueAt, 'a look moves nothing').toBe(before)
    await page.instantForm.getByLabel('理由').fill('告警时间以平台日志为准')
    await page.instantForm.getByRole('button', { name: '更正并重算' }).click()
    await page.instant('发现').getByText('告警时间以平台日志为准').waitFor()
    expect((await duty('CN-06'))?.clock.dueAt).not.toBe(before)
  })

  test('a duty has a page with its rule, its instants and its records', async () => {
    const page = dutiesPage(legal)
    if ((await page.detail.getByText('变更单 118').count()) === 0) await page.toggle('CN-01').click()
    await page.detail.getByRole('link', { name: '查看全过程' }).click()
    await legal.getByRole('heading', { name: /^CN-01/ }).waitFor()
    await legal.getByText('2021 版', { exact: false }).first().waitFor()
    await legal.locator('.stream').getByText('CN-01', { exact: false }).first().waitFor()
  })

  test('what the authorities owe each other stands below the first report, and is no duty of ours', async () => {
    await facts({ key: 'people', version: 1, value: { low: 11_000_000, best: 12_000_000, high: 13_000_000 } })
    const page = dutiesPage(legal)
    await page.open(incidentId)
    await page.relays.filter({ hasText: '首报提交后起算' }).filter({ hasText: 'CN-09' }).first().waitFor()
    expect(await page.row('CN-09').count()).toBe(0)
  })
})
