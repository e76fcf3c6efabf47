import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

const ours = /class="res is-ours"[^>]*><b>是我们发的/
const notOurs = /class="res is-notours"[^>]*><b>没有这个核对码/

describe.each(dialects)('checking a message by its code on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  let page: string
  let codes: string[]
  beforeAll(async () => {
    smtp = await startSmtp()
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` } })
    team = await setUpTeam(console_)
    incidentId = (await breachWith(console_, team, peopleCsv(2))).incidentId
    const notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const { id } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, id, isDone)
    page = await publish(notice.id)
    const { people } = await team.legal.call(api.listPeople, { params: { incidentId } })
    codes = people.map(({ code }) => code)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  async function publish(noticeId: string): Promise<string> {
    const draft = await team.affairs.call(api.draftAnnouncement, {
      params: { incidentId },
      body: { noticeId },
    })
    const params = { incidentId, announcementId: draft.id }
    const seen = { version: draft.version, digest: draft.digest }
    await team.affairs.call(api.submitAnnouncement, { params, body: { version: draft.version } })
    await team.legal.call(api.approveAnnouncement, { params, body: seen })
    const { url } = await team.affairs.call(api.publishAnnouncement, {
      params,
      body: { version: draft.version },
    })
    return new URL(url).pathname
  }
  const check = async (code: string, at = page) => {
    const response = await fetch(console_.url + at, { method: 'POST', body: new URLSearchParams({ code }) })
    return { status: response.status, text: await response.text() }
  }

  test('a right code is ours, with its channel and instant, however it is typed; and nothing of whom it is', async () => {
    for (const typed of [codes[0], codes[0]?.toLowerCase().replace('-', ' ')]) {
      const { status, text } = await check(typed ?? '')
      expect(status).toBe(200)
      expect(text).toMatch(ours)
      expect(text).toContain('邮件')
      expect(text).not.toMatch(/测试用户|@people\.example|p\*\*\*/)
      expect(text).not.toContain(codes[1])
    }
  })

  test.each([
    ['a wrong code', 'K7M4-2QXT'],
    ['what is no code', '<script>1</script>'],
    ['a code as long as a page', 'K'.repeat(900)],
  ])('%s is not ours, and what was typed comes back as text', async (_, code) => {
    const { status, text } = await check(code)
    expect(status).toBe(200)
    expect(text).toMatch(notOurs)
    expect(text).not.toContain('<script>')
  })

  test('where no page is published there is nothing, whatever the code', async () => {
    expect(await check(codes[0] ?? '', '/a/000000000000')).toMatchObject({ status: 404 })
  })

  test('many tries from one place: none is looked up any more, a right one neither, until ten minutes have passed', async () => {
    console_.turn(11 * 60_000)
    for (let n = 0; n < 20; n++) expect((await check('K7M4-2QXT')).status).toBe(200)
    const late = await check(codes[0] ?? '')
    expect(late.status).toBe(429)
    expect(late.text).toContain('核对次数太多')
    expect(late.text).not.toMatch(ours)
    console_.turn(11 * 60_000)
    expect((await check(codes[0] ?? '')).text).toMatch(ours)
  })

  test('a withdrawn page says so and still tells a true message from a false one', async () => {
    console_.turn(11 * 60_000)
    const [view] = await team.affairs.call(api.listAnnouncements, { params: { incidentId } })
    const params = { incidentId, announcementId: view?.id ?? '' }
    await team.legal.call(api.withdrawAnnouncement, {
      params,
      body: { version: view?.version ?? 0, reason: '人数有误，正在更正' },
    })
    const { status, text } = await check(codes[0] ?? '')
    expect(status).toBe(200)
    expect(text).toContain('人数有误，正在更正')
    expect(text).toMatch(ours)
  })
})
