import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { nothingBesides, stateFacts } from '../breach.ts'
import { fileReport, finishTasks } from '../closing.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'
import { finishPage } from './pages/finish.ts'
import { openEyes } from './walk/eyes.ts'
import { openAct } from './walk/incident.ts'

let smtp: SmtpPeer
let console_: TestConsole
let team: Team
let page: Page
let incidentId: string
const { open, look, errors } = openEyes('close')
const params = () => ({ incidentId })
const names = async () =>
  (await team.commander.call(api.listRecords, { params: params() })).map(({ name }) => name).sort()

beforeAll(async () => {
  smtp = await startSmtp()
  console_ = await startTestConsole({ env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` } })
  team = await setUpTeam(console_)
  incidentId = (await breachWith(console_, team, peopleCsv(3))).incidentId
  await stateFacts(team.security, incidentId, [
    ['people', { low: 3, best: 1_000_000, high: 1_200_000 }],
    ...nothingBesides,
  ])
  page = await open('commander', console_.url, { person: team.commander })
})
afterAll(async () => {
  await console_?.stop()
  await smtp?.close()
})

test('while people are owed a word it cannot end: each reason is named and leads to its place', async () => {
  await page.goto(`/incidents/${incidentId}`)
  const end = finishPage(await openAct(page, '结束响应'))
  await end.blocked('结束').waitFor()
  await end.reason('未履行的义务').getByText('履责部门').waitFor()
  expect(await end.go('宣布响应结束').count()).toBe(0)
  await end.way('未履行的义务').click()
  await page.waitForURL(/\/duties$/)
})

test('told and reported, it ends; closing then waits for the final report and the aftermath', async () => {
  const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
  const order = await orderOf(console_, team, incidentId, notice)
  await orderWhen(team.commander, incidentId, order.id, isDone)
  await fileReport(console_, team, incidentId, 'first')
  await finishTasks(team, incidentId)
  await page.goto(`/incidents/${incidentId}`)
  const phase = finishPage(await openAct(page, '推进阶段'))
  while (!(await phase.at('响应结束').isVisible())) await phase.next()
  await finishPage(page).fold.click()
  const end = finishPage(await openAct(page, '结束响应'))
  await end.finish('接口已修复，观察期内无异常', '宣布响应结束')
  await page.getByText('响应已结束').first().waitFor()
  const body = { title: '复测全部导出接口', seat: 'security' as const, dueAt: null }
  await team.commander.call(api.addTask, { params: params(), body })
  const close = finishPage(await openAct(page, '关闭事件'))
  await close.blocked('关闭').waitFor()
  for (const reason of ['未履行的义务', '未完成的任务', '未走完的阶段']) await close.reason(reason).waitFor()
  await close.reason('未履行的义务').getByText('处置总结报告').waitFor()
  expect(await close.go('关闭事件').count()).toBe(0)
  await look(page, '02-after-end')
}, 120_000)

test('with nothing left it closes, marks nothing done by it, and is read only', async () => {
  await fileReport(console_, team, incidentId, 'final')
  await page.goto(`/incidents/${incidentId}`)
  const phase = finishPage(await openAct(page, '推进阶段'))
  while (!(await phase.last.isVisible())) await phase.next()
  await finishPage(page).fold.click()
  await finishTasks(team, incidentId)
  const before = await names()
  const tasks = await team.commander.call(api.listTasks, { params: params() })
  const close = finishPage(await openAct(page, '关闭事件'))
  await look(page, '03-ready')
  await close.finish('改进措施已落实', '关闭事件')
  await page.getByText('已关闭').first().waitFor()
  await look(page, '04-closed')
  expect(await names()).toEqual([...before, 'incident.closed'].sort())
  expect(await team.commander.call(api.listTasks, { params: params() })).toEqual(
    tasks.map((task) => ({ ...task, can: [] })),
  )
  expect(errors).toEqual([])
})
