import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { breachFacts, nothingBesides, stateFacts } from '../breach.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { type SmsPeer, startSms } from '../peers/sms.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { acceptSeats, declareBreach, setUpTeam, type Team } from '../team.ts'
import { dutiesPage } from './pages/duties.ts'
import { factsPage } from './pages/facts.ts'
import { announce, checkCode, withdrawAnnouncement } from './walk/announcement.ts'
import { declareOn } from './walk/declare.ts'
import { signIn } from './walk/door.ts'
import { approveExemption, orderNotice, proposeExemption } from './walk/exemption.ts'
import { openEyes } from './walk/eyes.ts'
import { choosing, saveFacts, typing, wall, writeFact, writeText } from './walk/facts.ts'
import { acceptSeat, chair, goTo, openAct } from './walk/incident.ts'
import { draftNotice, redraw, submitText } from './walk/notices.ts'
import { approveReport, draftReport, fileReport, signReport, wordsOfDocx } from './walk/reports.ts'
import { answerSms, letItGo, lettersTo, rowsBelow, uploadPeople } from './walk/sending.ts'

let smtp: SmtpPeer
let sms: SmsPeer
let console_: TestConsole
let team: Team
let commander: Page
let legal: Page
let security: Page
let affairs: Page
let incidentId: string
const { open, look, errors } = openEyes('zh')

/** What the report says: its number, the company, a fact, what is unknown, who answers and who signed. */
const said = [
  'PI-2026-001-R1',
  '北京示例云科技有限公司',
  '约 118.6 万人',
  '没有核对请求者',
  '待核实',
  '周令仪',
  '李慎行',
]

/** No such subscriber at the gateway, no such mailbox at the server: one person nobody reaches. */
const gone = { number: '+8615400000005', mailbox: 'p5@people.example' }

beforeAll(async () => {
  smtp = await startSmtp({ refuse: { [gone.mailbox]: '550 5.1.1 no such mailbox' } })
  sms = await startSms({ refuse: { [gone.number]: 'invalid_number' } })
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    SMS_URL: sms.url,
    MAIL_FROM: 'notice@cloud.example',
  }
  console_ = await startTestConsole({ env })
  team = await setUpTeam(console_)
  commander = await open('commander', console_.url)
  legal = await open('legal', console_.url, { person: team.legal })
  security = await open('security', console_.url, { person: team.security })
  affairs = await open('affairs', console_.url, { person: team.affairs })
})
afterAll(async () => {
  await console_?.stop()
  await Promise.all([smtp?.close(), sms?.close()])
})

test('whoever notices declares it; the called see it on the page they have open', async () => {
  await signIn(commander, team.commander)
  await legal.goto('/')
  await affairs.goto('/')
  await look(commander, '01-home')
  await security.goto('/')
  await security.getByRole('link', { name: '宣布事件' }).first().click()
  incidentId = await declareOn(security, {
    what: '实名认证资料导出接口越权访问。巡检发现导出接口可以读取其他企业的资料。',
    how: '监测告警',
    functions: ['个人实名认证'],
  })
  await security.getByText('公司级别 特别重大').waitFor()
  await security.getByRole('list', { name: '预案阶段' }).getByText('启动预案').waitFor()
  await commander.getByText('接任总指挥席').waitFor()
  await legal.getByText('接任法务合规席').waitFor()
  await affairs.getByText('接任公关席').waitFor()
  await look(commander, '02-called')
})

test('each takes their chair with the undertaking, and the others see them sit down', async () => {
  for (const page of [commander, legal, security, affairs]) await acceptSeat(page)
  await acceptSeats(team, incidentId)
  for (const page of [commander, legal, security])
    for (const [seat, name] of Object.entries({
      总指挥: '李慎行',
      法务合规: '周令仪',
      安全: '孙博',
      公关: '唐晓',
    }))
      await chair(page, seat).filter({ hasText: name }).filter({ hasText: '已接任' }).waitFor()
  await commander.getByRole('list', { name: '实时记录' }).getByText('唐晓 接任公关席').waitFor()
  await look(commander, '03-command')
})

test('security states what is known; the others read it as it is saved', async () => {
  await goTo(security, '事实')
  await writeFact(security, '受损方式', choosing('泄露'))
  await writeFact(security, '确定程度', choosing('可能发生'))
  await writeFact(security, '发生时间', typing({ 发生时间: wall(console_.now() - 7_200_000) }))
  const calls = {
    低值: '1,010,000',
    估值: '1,186,000',
    高值: '1,420,000',
    依据: '按接口调用次数估计，未去重',
  }
  await writeFact(security, '受影响人数', typing(calls))
  await writeFact(security, '未成年人', typing({ '未满 14 周岁': '1', '未满 18 周岁（含前者）': '1' }))
  await writeText(
    security,
    '原因',
    '导出接口没有核对请求者是否属于该企业',
    'an export did not check who was asking',
  )
  await look(security, '04-facts-open')
  await saveFacts(security)
  await stateFacts(team.security, incidentId, nothingBesides)
  await commander.getByText('101 万 – 142 万').first().waitFor()
  await commander.getByText('国家分级 较大').waitFor()
})

test('two people change one fact: the second sees what the first wrote, and chooses', async () => {
  await goTo(legal, '事实')
  await writeText(legal, '可能的危害', '可能被用来冒名注册账号', 'accounts may be opened in your name')
  await writeText(security, '可能的危害', '可能被用来冒充客服诈骗', 'it may be used to pose as our staff')
  await saveFacts(security)
  const conflict = factsPage(legal).conflict.first()
  await conflict.getByText('孙博 在你修改期间改了这一项').waitFor()
  await conflict.getByText('可能被用来冒充客服诈骗').waitFor()
  await conflict.getByText('可能被用来冒名注册账号').waitFor()
  await look(legal, '05-conflict')
  await factsPage(legal).button('采用对方的').first().click()
  await factsPage(legal).button('以我的为准').click()
  await saveFacts(legal)
  await factsPage(security).row('可能的危害').getByText('accounts may be opened in your name').waitFor()
  await factsPage(security).row('可能的危害').getByText('可能被用来冒充客服诈骗').waitFor()
})

test('duties run on live clocks, and each says why it applies', async () => {
  await goTo(legal, '义务时限')
  const figure = dutiesPage(legal).row('CN-06').locator('.duty-figure')
  const before = await figure.innerText()
  await expect.poll(() => figure.innerText(), { timeout: 20_000 }).not.toBe(before)
  await dutiesPage(legal).toggle('CN-06').click()
  await dutiesPage(legal).detail.getByText('为什么适用').waitFor()
  await dutiesPage(legal).detail.getByText('国家分级较大及以上').waitFor()
  await look(legal, '06-duties')
})

test('the first report: drafted, approved by another, signed, exported, filed; its clock stands', async () => {
  await goTo(security, '报告')
  await draftReport(security, '初报')
  await look(security, '07-report')
  await goTo(legal, '指挥')
  await approveReport(legal)
  await goTo(commander, '指挥')
  await signReport(commander)
  const words = await wordsOfDocx(legal)
  for (const value of said) expect(words).toContain(value)
  expect(words).not.toMatch(/[{}]|undefined/)
  await fileReport(legal, '网站 12387.cert.org.cn', 'BJ-EXAMPLE-000317')
  await legal.getByText('时限已停').waitFor()
  await look(legal, '08-filed')
  await goTo(legal, '义务时限')
  await dutiesPage(legal).row('CN-06').getByText('已履行').waitFor()
})

test('a notice lacks what the facts lack, by name; the drafter cannot approve it', async () => {
  await goTo(security, '事实')
  const counted = { 低值: '6', 估值: '6', 高值: '6', 依据: '日志逐条比对，已去重' }
  await writeFact(security, '受影响人数', typing(counted))
  await writeText(
    security,
    '已采取的措施',
    '吊销全部旧令牌\n关闭该接口',
    'Revoked all old tokens\nClosed the function',
  )
  await writeText(security, '拟采取的措施', '月底前复测全部导出接口', 'Test every export again this month')
  await writeText(security, '个人可以做什么', '查看近期登录', 'Look at recent sign-ins')
  await writeText(security, '联系方式', '400-000-0000（24 小时）', '400-000-0000 (24 hours)')
  await saveFacts(security)
  await goTo(affairs, '告知')
  await draftNotice(affairs)
  await affairs.getByText('缺 对个人的补救措施').waitFor()
  await affairs.getByText('至少一种语言齐备，才能提交。').waitFor()
  await look(affairs, '09-notice-lacks')
  await writeText(
    security,
    '对个人的补救',
    '免费身份冒用监测 12 个月',
    '12 months of free identity monitoring',
  )
  await saveFacts(security)
  await affairs.getByText('1 处事实已变').waitFor()
  await redraw(affairs, 2)
  await submitText(affairs)
  await affairs.getByText('等法务核准。起草本版的人不能核准。').waitFor()
  expect(await affairs.getByRole('button', { name: /^核准/ }).count()).toBe(0)
})

test('legal approves the very text, by its digest', async () => {
  await goTo(legal, '指挥')
  await legal.getByRole('link', { name: '审阅', exact: true }).click()
  const digest = await legal.locator('code.digest').first().innerText()
  await look(legal, '10-notice')
  await legal.getByRole('button', { name: '核准中文、英文版并加封' }).click()
  await legal.getByText('v2 已加封').waitFor()
  expect(await legal.locator('code.digest').first().innerText()).toBe(digest)
})

test('a list in GB18030 goes in; what is wrong and who is twice stands by row', async () => {
  await goTo(security, '发送')
  await uploadPeople(security)
  expect(await rowsBelow(security, '看 3 行错误')).toEqual([
    '4 邮箱 不是邮箱地址',
    '5 手机号 号码位数不对',
    '9 整行 没有用户ID、手机号或邮箱，认不出是谁',
  ])
  expect(await rowsBelow(security, '看 1 行重复')).toHaveLength(1)
  await look(security, '11-people')
})

test('the last stop shows three messages; on the order each receives theirs, and one is out of reach', async () => {
  await goTo(commander, '发送')
  const messages = commander.locator('.message')
  await messages.nth(2).waitFor()
  expect(await messages.count()).toBe(3)
  await look(commander, '12-last-stop')
  await commander.getByRole('button', { name: '下令发送给 4 人' }).click()
  await commander.getByText('距发出').waitFor()
  expect(await lettersTo(smtp)).toEqual([])
  await letItGo(console_)
  await commander.getByText('联系不上 1 人').waitFor()
  await answerSms(console_, sms, [gone.number])
  await commander.getByText('3 + 0 + 0 + 1 = 4').waitFor()
  await commander.getByText('与名单 4 人一致').waitFor()
  await look(commander, '13-sending')
})

test('what the peers took is what the page says, each message with the code of its reader', async () => {
  const { people } = await team.service.call(api.listPeople, { params: { incidentId } })
  const codes = people.map(({ code }) => code)
  const letters = await lettersTo(smtp)
  expect(letters.map(({ to }) => to)).toEqual(['g6@people.example'])
  expect(letters[0]?.text).toContain(codes[3])
  expect(letters[0]?.text).toContain('月底前复测全部导出接口')
  expect(sms.calls.map(({ numbers }) => numbers)).toEqual([
    ['+8615400000001'],
    ['+8615400000002'],
    [gone.number],
  ])
  for (const [n, { text, signature }] of sms.calls.entries())
    expect(`${signature}${text}`).toMatch(new RegExp(`^示例云.*${codes[n]}$`, 's'))
  await commander.getByRole('tab', { name: '逐人结果' }).click()
  for (const code of codes) await commander.getByText(code).first().waitFor()
  await look(commander, '14-results')
})

test('whom nobody reaches is told in public: approved, published, read without scripts, withdrawn', async () => {
  const address = await announce(affairs, legal)
  await look(affairs, '15-announcement')
  const passer = await open('passer-by', console_.url, { javaScriptEnabled: false })
  await passer.goto(address)
  await passer.getByText('免费身份冒用监测 12 个月').first().waitFor()
  const { people } = await team.service.call(api.listPeople, { params: { incidentId } })
  await checkCode(passer, people[0]?.code ?? '')
  await passer.getByText('是我们发的', { exact: true }).waitFor()
  await passer.getByText(/以短信发出/).waitFor()
  await look(passer, '17-public-ours')
  await checkCode(passer, 'AAAA-AAAA')
  await passer.getByText('没有这个核对码').waitFor()
  await look(passer, '16-public')
  await passer.getByRole('link', { name: 'English' }).click()
  await passer.getByText('12 months of free identity monitoring').first().waitFor()
  await goTo(legal, '义务时限')
  await dutiesPage(legal).row('POL-05').getByText('已履行').waitFor()
  await withdrawAnnouncement(affairs, '人数有误，更正后重发')
  await passer.goto(address)
  await passer.getByText('人数有误，更正后重发').waitFor()
  expect(await passer.getByText('免费身份冒用监测 12 个月').count()).toBe(0)
})

test('a supplement brings what the first report lacked, by the same path', async () => {
  await goTo(security, '报告')
  await security.getByRole('button', { name: /续报/ }).first().click()
  await draftReport(security, '续报')
  await goTo(legal, '指挥')
  await approveReport(legal)
  await goTo(commander, '指挥')
  await signReport(commander)
  await fileReport(legal, '网站 12387.cert.org.cn', 'BJ-EXAMPLE-000318')
})

test('ending starts the clock of the final report; closing is refused and names what is not done', async () => {
  const end = await openAct(commander, '结束响应')
  await end.getByLabel('结论').fill('接口已修复，受影响的人均已告知或公告')
  await look(commander, '18-end')
  await end.getByRole('button', { name: '宣布响应结束' }).click()
  await commander.getByText('响应已结束').first().waitFor()
  await goTo(legal, '义务时限')
  await dutiesPage(legal).row('CN-13').getByText('进行中').waitFor()
  const close = await openAct(commander, '关闭事件')
  await close.getByText(/还不能关闭，\d+ 项未了/).waitFor()
  await close.getByText('未履行的义务').waitFor()
  await close.getByText('处置总结报告', { exact: true }).waitFor()
  await close.getByText('未完成的任务').waitFor()
  expect(await close.getByRole('button', { name: '关闭事件' }).count()).toBe(0)
  await look(commander, '19-close-refused')
})

test('no harm can come of it: proposed by one, approved by another; a regulator brings the duty back', async () => {
  const { id } = await declareBreach(team.commander, console_, { title: '备份磁带丢失' })
  await acceptSeats(team, id)
  await stateFacts(team.security, id, [...breachFacts(console_), ['harmAvoided', true]])
  await security.goto(`/incidents/${id}/duties`)
  await proposeExemption(security, '磁带全盘加密，密钥从未离开机房', '密钥管理记录 KM-017')
  await legal.goto(`/incidents/${id}/duties`)
  await approveExemption(legal, '措施有效，同意')
  await dutiesPage(security).row('CN-04').getByText('已免除').first().waitFor()
  await orderNotice(legal, '北京市互联网信息办公室', '请于三日内告知受影响的个人')
  await dutiesPage(security).row('CN-04').getByText('监管要求').first().waitFor()
  await security.getByText('监管要求告知，已失效').waitFor()
  await look(legal, '21-ordered')
  expect(errors).toEqual([])
})
