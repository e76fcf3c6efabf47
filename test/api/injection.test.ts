import { execFileSync } from 'node:child_process'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmsPeer, startSms } from '../peers/sms.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

/** Names that would be something else to a header, a template, a page or a spreadsheet. */
const names = [
  'A\r\nBcc: x@elsewhere.example',
  '{{person.code}}{{123457*8}}',
  '{% for i in (1..9) %}i{% endfor %}#{123457*8}',
  '<script>alert(1)</script><img src=x onerror=y>',
  "=cmd|'/c calc'!A0",
]
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const people = `姓名,邮箱,手机,语言,租户\r\n${names
  .map((name, n) => `${quoted(name)},p${n}@people.example,,zh-CN,"=1+1"`)
  .join(
    '\r\n',
  )}\r\n${quoted(names[1] as string)},,15400000001,zh-CN,@SUM(1)\r\n${quoted('=2+2')},not an address,,zh-CN,-1\r\n`

/** Every route that hands out a CSV: a new one has to be walked here too. */
const csvRoutes = ['server/routes/batches.ts', 'server/routes/coverage.ts', 'server/routes/dutyStories.ts']

describe.each(dialects)('what people are called is only ever text on %s', (dialect) => {
  let smtp: SmtpPeer
  let sms: SmsPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  let batchId: string
  let orderId: string
  beforeAll(async () => {
    ;[smtp, sms] = await Promise.all([startSmtp(), startSms()])
    const env = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, SMS_URL: sms.url }
    console_ = await startTestConsole({ dialect, env })
    team = await setUpTeam(console_)
    const { batch, ...breach } = await breachWith(console_, team, people)
    ;({ incidentId } = breach)
    batchId = batch.id
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email', 'sms'] })
    orderId = (await orderOf(console_, team, incidentId, notice)).id
    await orderWhen(team.commander, incidentId, orderId, isDone)
  })
  afterAll(async () => {
    await console_?.stop()
    await Promise.all([smtp?.close(), sms?.close()])
  })

  test('an e-mail: no header more, one reader, the name as it was given on one line, inert in HTML', async () => {
    const mail = smtp.received.filter(({ to }) => to.endsWith('@people.example'))
    expect(mail).toHaveLength(names.length)
    for (const { to, data } of mail) {
      const letter = await simpleParser(Buffer.from(data, 'latin1'))
      const name = (names[Number(to[1])] as string).replace(/[\r\n]+/g, ' ')
      expect(letter.headers.has('bcc')).toBe(false)
      expect([letter.to].flat().map((one) => one?.text)).toEqual([to])
      expect(letter.text?.split('\n')[0]).toBe(`${name}，您好：`)
      expect(letter.html).not.toMatch(/<script|<img/)
      expect(letter.text).not.toMatch(/987656|iiii/)
    }
  })

  test('an SMS: one line, and nothing in it is evaluated', () => {
    const [call] = sms.calls
    expect(call?.numbers).toEqual(['+8615400000001'])
    expect(call?.text ?? JSON.stringify(call?.params)).not.toMatch(/[\r\n]|987656/)
  })

  test('the pages of the public name nobody', async () => {
    const { id: noticeId } = (await team.affairs.call(api.listNotices, { params: { incidentId } }))[0]!
    const draft = await team.affairs.call(api.draftAnnouncement, {
      params: { incidentId },
      body: { noticeId },
    })
    const page = await fetch(`${console_.url}${new URL(draft.url).pathname}/draft`, {
      headers: { cookie: team.affairs.cookie },
    })
    expect(await page.text()).not.toMatch(/<script|Bcc|person\.|calc/)
  })

  test('no cell of any CSV begins a formula', async () => {
    const routes = execFileSync('grep', ['-rl', 'text/csv', 'server/routes'], { encoding: 'utf8' })
    expect(routes.trim().split('\n').sort()).toEqual(csvRoutes)
    const of = `/api/incidents/${incidentId}`
    const files = [
      `${of}/batches/${batchId}/errors.csv`,
      `${of}/duty-table?format=csv`,
      ...['channel', 'tenant', 'group', 'region', 'language'].map(
        (by) => `${of}/orders/${orderId}/coverage.csv?by=${by}`,
      ),
    ]
    for (const file of files) {
      const answer = await fetch(console_.url + file, { headers: { cookie: team.service.cookie } })
      expect(answer.status, file).toBe(200)
      const cells = cellsOf((await answer.text()).replace(/^\ufeff/, ''))
      expect(cells.length, file).toBeGreaterThan(3)
      expect(
        cells.filter((cell) => /^\s*[=+\-@\t\r]/.test(cell)),
        file,
      ).toEqual([])
    }
    const errors = await fetch(console_.url + files[0], { headers: { cookie: team.service.cookie } })
    expect(await errors.text()).toContain("'=2+2")
  })
})

/** RFC 4180, read by rules of its own. */
const cellsOf = (csv: string): string[] =>
  [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g)].map(
    ([, quotedCell, plain]) => quotedCell?.replaceAll('""', '"') ?? plain ?? '',
  )
