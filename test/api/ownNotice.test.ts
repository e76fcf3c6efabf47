import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmsPeer, startSms } from '../peers/sms.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

const people = `姓名,邮箱,手机,语言
"<script>alert(1)</script>{{7*7}}",one@people.example,,zh-CN
林乙,two@people.example,,zh-CN
周丙,,19912345678,zh-CN
`
const nothing = '没有找到与这个查询码对应的通知'
const codePattern = /(?:[0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}/

describe.each(dialects)('somebody’s own notice on %s', (dialect) => {
  let smtp: SmtpPeer
  let sms: SmsPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  const codes: Record<string, string> = {}
  beforeAll(async () => {
    ;[smtp, sms] = await Promise.all([startSmtp(), startSms()])
    console_ = await startTestConsole({
      dialect,
      env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, SMS_URL: sms.url },
    })
    team = await setUpTeam(console_)
    incidentId = (await breachWith(console_, team, people)).incidentId
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email', 'sms'] })
    const { id } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, id, isDone)
    for (const { to, data } of smtp.received) {
      const { text = '' } = await simpleParser(Buffer.from(data, 'latin1'))
      codes[to] = codePattern.exec(text)?.[0] ?? ''
    }
  })
  afterAll(async () => {
    await console_?.stop()
    await Promise.all([smtp?.close(), sms?.close()])
  })

  const open = async (code: string, at = '/my-notice') => {
    const answer = await fetch(console_.url + at, { method: 'POST', body: new URLSearchParams({ code }) })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  test('each e-mail carries a code of its own; no SMS carries one', () => {
    const [one, two] = [codes['one@people.example'], codes['two@people.example']]
    expect(one).toMatch(codePattern)
    expect(two).toMatch(codePattern)
    expect(one).not.toBe(two)
    const text = sms.calls.map((call) => JSON.stringify(call)).join()
    expect(text).toContain('19912345678')
    expect(text).not.toMatch(codePattern)
    expect(text).not.toContain('person.own')
  })

  test('the code opens its reader’s notice, harmless whatever their name, and nobody else’s', async () => {
    const { status, text } = await open(codes['one@people.example'] ?? '')
    expect(status).toBe(200)
    expect(text).toContain('关于您的个人信息安全事件的告知')
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}，您好')
    expect(text).not.toMatch(/<script|49，您好|林乙|people\.example/)
    expect(text).not.toMatch(codePattern)
    expect((await open((codes['two@people.example'] ?? '').toLowerCase())).text).toContain('林乙，您好')
  })

  test('nothing of it is kept, indexed or passed on, and it runs nothing', async () => {
    const { headers, text } = await open(codes['two@people.example'] ?? '')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).toContain('<meta name="robots" content="noindex')
    expect((await fetch(`${console_.url}/my-notice/en`)).status).toBe(200)
  })

  test('a wrong code, the check code, none at all: one and the same answer', async () => {
    const { people: shown } = await team.legal.call(api.listPeople, { params: { incidentId } })
    const wrong = await open('K7M4P-2QXT9-K7M4P-2QXT9')
    expect(wrong.text).toContain(nothing)
    for (const code of [shown[0]?.code ?? '', '', '<b>1</b>', 'K'.repeat(900)])
      expect(await open(code).then(({ status, text }) => ({ status, text }))).toEqual({
        status: 200,
        text: wrong.text,
      })
  })

  test('staff who look at a message never see the code', async () => {
    const { orders } = await team.commander.call(api.listOrders, { params: { incidentId } })
    const message = await team.legal.call(api.readMessage, {
      params: { incidentId, orderId: orders[0]?.id ?? '', personId: '1' },
      query: { channel: 'email' },
    })
    expect(message.text).toContain('个人查询码：*****-*****-*****-*****')
  })

  test('a notice whose approval fell says until when it stood', async () => {
    const [line] = await team.affairs.call(api.listNotices, { params: { incidentId } })
    const params = { incidentId, noticeId: line?.id ?? '' }
    const { version, plan } = await team.affairs.call(api.getNotice, { params })
    const changed = { ...plan, bound: plan.bound + 1 }
    await team.affairs.call(api.changeNotice, { params, body: { version, plan: changed } })
    expect((await open(codes['two@people.example'] ?? '')).text).toContain('停止使用这份通知的文字')
  })

  test('a flood of wrong codes stops at twenty, also for a right one, until ten minutes have passed', async () => {
    console_.turn(11 * 60_000)
    for (let n = 0; n < 20; n++) expect((await open('K7M4P-2QXT9-K7M4P-2QXT9')).status).toBe(200)
    const late = await open(codes['two@people.example'] ?? '')
    expect(late.status).toBe(429)
    expect(late.text).not.toContain('林乙')
    console_.turn(11 * 60_000)
    expect((await open(codes['two@people.example'] ?? '')).text).toContain('林乙')
  })

  test('after ninety days it opens nothing more', async () => {
    console_.turn(91 * 86_400_000)
    expect((await open(codes['two@people.example'] ?? '')).text).toContain(nothing)
  })
})
