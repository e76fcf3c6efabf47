import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { emailOf, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, atOnce, breachWith, isDone, orderWhen } from '../sending.ts'
import { refusal, setUpTeam, type Team } from '../team.ts'

/** The words of a letter, without what is each person's own. */
async function wordsOf(data: string, ...own: string[]): Promise<string> {
  const { subject, html } = await simpleParser(data)
  const alike = `${subject}\n${html}`.replaceAll(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/g, '*')
  return own.reduce((rest, word) => rest.replaceAll(word, '*'), alike)
}

describe.each(dialects)('the message to oneself first, on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    smtp = await startSmtp()
    console_ = await startTestConsole({
      dialect,
      env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` },
    })
    team = await setUpTeam(console_)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  test('untested it is refused unless somebody says why; tested, the same words go out, and no figure knows of it', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(3))
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const params = { incidentId }
    const of = { noticeId: notice.id, version: notice.version, digest: notice.digest }
    const give = (more: object = {}) =>
      team.commander.call(api.giveOrder, { params, body: { ...of, plan: atOnce.plan, ...more } })
    await expect(refusal(give())).resolves.toMatchObject({ status: 409, problem: { code: 'not_tested' } })
    await expect(refusal(team.security.call(api.testNotice, { params, body: of }))).resolves.toMatchObject({
      status: 403,
    })
    const changed = { ...of, digest: 'f'.repeat(64) }
    await expect(refusal(team.legal.call(api.testNotice, { params, body: changed }))).resolves.toMatchObject({
      problem: { code: 'digest' },
    })
    const seen = await team.legal.call(api.testNotice, { params, body: of })
    expect(seen).toMatchObject({
      tested: true,
      tests: [{ channel: 'email', outcome: 'accepted', by: { id: team.legal.id } }],
    })
    expect(seen.tests[0]?.to).toMatch(/^.\*\*\*@/)
    const mine = smtp.received.find(({ to, data }) => to === team.legal.email && data.includes('Feedback-ID'))
    expect(mine?.data).toContain('Auto-Submitted')
    const order = await give()
    expect(order).toMatchObject({ untested: null, coverage: { people: 3, trying: 3 } })
    console_.turn(61_000)
    await console_.orders.processAll()
    const done = await orderWhen(team.commander, incidentId, order.id, isDone)
    expect(done.coverage).toMatchObject({ told: 3, people: 3 })
    const { people } = await team.legal.call(api.listPeople, { params })
    const theirs = smtp.received.find(({ to }) => to === emailOf(1))
    const bare = await wordsOf(theirs?.data ?? '', '测试用户1', people[0]?.code ?? '-')
    expect(bare.length).toBeGreaterThan(100)
    expect(await wordsOf(mine?.data ?? '', team.legal.name, 'TEST-TEST')).toBe(bare)
  })

  test('the reason for going without stands on the order and in the record', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(2))
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const order = await team.commander.call(api.giveOrder, {
      params: { incidentId },
      body: { noticeId: notice.id, version: notice.version, digest: notice.digest, ...atOnce },
    })
    expect(order.untested).toBe(atOnce.untested)
    const records = await team.legal.call(api.listRecords, { params: { incidentId } })
    const given = records.find(({ name }) => name === 'order.given')
    expect(JSON.stringify(given)).toContain(atOnce.untested)
  })
})
