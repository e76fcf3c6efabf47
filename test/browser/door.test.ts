import { simpleParser } from 'mailparser'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../api/visitor.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { password } from '../team.ts'
import { mustProvePage, passwordPage, setUpPage } from './pages/door.ts'
import { invitationPage } from './pages/settings.ts'
import { openEyes } from './walk/eyes.ts'

const fresh = 'eleven lanterns on the wall'
const [boss, clerk] = ['boss@staff.example', 'clerk@staff.example']

let smtp: SmtpPeer
let console_: TestConsole
let owner: Page
let member: Page
const { open, look, errors } = openEyes('door')

beforeAll(async () => {
  smtp = await startSmtp()
  console_ = await startTestConsole({ env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` } })
  owner = await open('owner', console_.url)
  member = await open('member', console_.url)
})
afterAll(async () => {
  await console_?.stop()
  await smtp?.close()
})

test('first run: a wrong code loses nothing typed; the links it makes are shown, and open', async () => {
  const page = setUpPage(owner)
  await owner.goto('/')
  await page.fill('AAAA-AAAA-AAAA', { name: '李慎行', email: boss, password })
  await page.add('周令仪', clerk)
  await page.add('齐衡', 'audit@staff.example')
  await page.seats.waitFor()
  await page.auditor.click()
  await page.seats.waitFor({ state: 'detached' })
  await page.finish.click()
  await owner.getByText('代码不对，或已过期').waitFor()
  await owner.getByLabel('一次性代码').fill(console_.setUpCode ?? '')
  await page.finish.click()
  await page.links.first().waitFor()
  await look(owner, '01-links')
  const link = await page.links.first().innerText()
  await invitationPage(member).open(link)
  await invitationPage(member).accept(password)
  const invited = await console_.ctx.db.read.select().from(console_.ctx.db.read.t.invitation)
  expect(invited.map(({ role, seats }) => [role, seats])).toContainEqual(['auditor', []])
  await page.enter.click()
  await owner.getByRole('heading', { name: '待我处理' }).waitFor()
})

test('a used invitation says so, and leads to the sign-in', async () => {
  const stranger = await open('stranger', console_.url)
  await stranger.goto('/invitation#nothing-of-ours')
  await stranger.getByRole('alert').waitFor()
  await stranger.getByRole('link', { name: '登录' }).click()
  await stranger.getByRole('heading', { name: '登录' }).waitFor()
})

test('a forgotten password: the letter’s link sets a new one, once', async () => {
  const lost = await open('lost', console_.url)
  await passwordPage(lost).ask(clerk)
  await look(lost, '02-asked')
  const link = await mailedLink()
  await lost.goto(link)
  await passwordPage(lost).set(fresh)
  await lost.getByRole('heading', { name: '待我处理' }).waitFor()
  const late = await open('late', console_.url)
  await late.goto(link)
  await passwordPage(late).problem.waitFor()
  await look(late, '03-used')
  await passwordPage(late).askAgain.click()
  await late.getByLabel('邮箱').waitFor()
})

test('once the owner asks for it, nothing opens before the second factor, and one can still leave', async () => {
  await owner.goto('/settings/people')
  await owner.getByText('所有人必须设置第二重验证').click()
  await mustProvePage(owner).demand.waitFor()
  await look(owner, '04-must-prove')
  await mustProvePage(owner).signOut('李慎行')
  await owner.getByRole('heading', { name: '登录' }).waitFor()
  await signIn(member, clerk, fresh)
  await mustProvePage(member).demand.waitFor()
  await member.goto('/incidents')
  await mustProvePage(member).demand.waitFor()
  await mustProvePage(member).start(fresh)
  const secret = (await mustProvePage(member).secret.innerText()).replaceAll(' ', '')
  await mustProvePage(member).prove(codeOf(`otpauth://totp/x?secret=${secret}`, console_.now()))
  await look(member, '05-proved')
  await mustProvePage(member).enter.click()
  await member.getByRole('heading', { name: '待我处理' }).waitFor()
  expect(errors).toEqual([])
})

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码').fill(secret)
  await page.getByRole('button', { name: '登录' }).click()
}

async function mailedLink(): Promise<string> {
  await console_.staffOutbox.processAll()
  const letters = await Promise.all(smtp.received.map(({ data }) => simpleParser(data)))
  return /\/new-password#\S+/.exec(letters.map(({ text }) => text).join('\n'))?.[0] ?? ''
}
