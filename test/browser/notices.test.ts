import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { approveNotice, breachWith } from '../sending.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { lastStopPage, noticesPage } from './pages/notices.ts'
import { openEyes } from './walk/eyes.ts'

const people = `用户ID,姓名,手机号,邮箱,地区,未成年,监护人邮箱
u1,张一,,p1@people.example,CN,,
u2,李二,15400000002,p2@people.example,CN,14-17,g2@people.example
`

let console_: TestConsole
let team: Team
let affairs: Page
let legal: Page
let commander: Page
let incidentId: string
const { open, look, errors } = openEyes('notices')

beforeAll(async () => {
  console_ = await startTestConsole()
  team = await setUpTeam(console_)
  incidentId = (await breachWith(console_, team, people, { minors: { under14: 0, under18: 1 } })).incidentId
  affairs = await open('affairs', console_.url, { person: team.affairs })
  legal = await open('legal', console_.url, { person: team.legal })
  commander = await open('commander', console_.url, { person: team.commander })
})
afterAll(() => console_?.stop())

test('legal reads the very message one person gets: their code, their channels, their guardian’s words', async () => {
  const { id } = await approveNotice(team, incidentId, {
    channelOrder: ['email', 'sms'],
    recipients: { groups: [], regions: [], guardians: true },
  })
  const page = noticesPage(legal)
  await page.open(incidentId, id)
  const { people: listed } = await team.legal.call(api.listPeople, { params: { incidentId } })
  const [one, child] = listed
  await page.readAs(one?.code ?? '')
  await page.message
    .filter({ hasText: '张*，您好' })
    .filter({ hasText: one?.code ?? '' })
    .waitFor()
  await page.channel('短信').click()
  await page.preview.getByText('此人没有手机号，短信到不了。').waitFor()
  await page.readAs(child?.code ?? '')
  await page.channel('邮件').click()
  await page.channel('监护人版').click()
  await page.message.filter({ hasText: '您监护的未成年人' }).waitFor()
  await look(legal, '01-person')
  await page.readAs('ZZZZ-ZZZZ')
  await page.preview.getByText('没有这个核对码。').waitFor()
})

test('a correction beside the first notice; the last stop offers either', async () => {
  const page = noticesPage(affairs)
  await page.open(incidentId)
  await page.draftAnother('更正')
  await page.strip.nth(1).waitFor()
  await page.title.filter({ hasText: '更正' }).waitFor()
  await look(affairs, '02-correction')
  await tellEverybody()
  await page.strip.nth(1).click()
  await page.button('提交法务核准').click()
  await noticesPage(legal).open(incidentId)
  await noticesPage(legal).button('核准中文版并加封').click()
  const stop = lastStopPage(commander)
  await stop.open(incidentId)
  await stop.choice('告知书 2，v2').waitFor()
  await stop.message.filter({ hasText: '更正' }).first().waitFor()
  await look(commander, '03-which')
  await stop.choice('告知书 1，v2').click()
  await stop.which.filter({ hasText: '告知书 v2' }).waitFor()
  await stop.message.first().waitFor()
  expect(await stop.message.filter({ hasText: '更正' }).count()).toBe(0)
})

/** The first notice was never sent, so nobody had it: this one goes to all. */
async function tellEverybody(): Promise<void> {
  const params = {
    incidentId,
    noticeId: (await team.affairs.call(api.listNotices, { params: { incidentId } }))[1]?.id ?? '',
  }
  const { version, plan } = await team.affairs.call(api.getNotice, { params })
  const { told: _, ...recipients } = plan.recipients
  await team.affairs.call(api.changeNotice, { params, body: { version, plan: { ...plan, recipients } } })
}

test('an announcement written by hand, before any notice, goes the same way to the public', async () => {
  const { id } = await declareBreach(team.commander, console_, { title: '备份磁带丢失' })
  await acceptSeats(team, id)
  const page = noticesPage(affairs)
  await page.open(id)
  await page.writeAnnouncement({
    标题: '关于备份磁带丢失的公告',
    首段: '2026 年 11 月，我们丢失一盘备份磁带。我们道歉。',
    '第 1 段标题': '发生了什么',
    '第 1 段': '磁带里有部分用户的姓名和手机号码，可能被他人读取。',
    '第 2 段标题': '我们做了什么',
    '第 2 段': '已报警，并更换全部备份密钥。',
    '第 3 段标题': '怎样保护自己',
    '第 3 段': '不要把验证码告诉任何人。',
    '第 4 段标题': '怎样补救',
    '第 4 段': '免费身份冒用监测 12 个月。',
    联系方式: '400-000-0000',
    怎样核对真假: '以本页为准。',
  })
  await look(affairs, '04-by-hand')
  await page.button('提交法务核准').click()
  await noticesPage(legal).open(id)
  await noticesPage(legal).button('核准公告并加封').click()
  await affairs.getByRole('button', { name: /发布第 1 版|发布公告第 1 版/ }).click()
  const address = (await affairs.getByRole('link', { name: '打开公开页' }).getAttribute('href')) ?? ''
  const passer = await open('passer-by', console_.url, { javaScriptEnabled: false })
  await passer.goto(address)
  await passer.getByText('免费身份冒用监测 12 个月').waitFor()
  await look(passer, '05-public')
  expect(errors).toEqual([])
})
