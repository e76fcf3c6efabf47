import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { refusal } from '../reports.ts'
import { approveNotice, atOnce, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

const people = '用户ID,姓名,邮箱,地区\nu1,张一,p1@people.example,CN\nu2,张二,p2@people.example,CN\n'

/** PIPL Art. 38 to 40: contact details go to a relay abroad only on a ground that legal put on record. */
describe.each(dialects)('details that leave the country on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId = ''
  let notice: NoticeView
  beforeAll(async () => {
    smtp = await startSmtp()
    const SMTP_URL = `smtp://127.0.0.1:${smtp.port}?connections=2&window=10&country=SG`
    console_ = await startTestConsole({ dialect, env: { SMTP_URL } })
    team = await setUpTeam(console_)
    incidentId = (await breachWith(console_, team, people)).incidentId
    notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  const where = () => ({ channel: 'email' as const, host: `127.0.0.1:${smtp.port}`, country: 'SG' })
  const confirm = (by = team.legal, change: object = {}) =>
    by.call(api.confirmHandling, {
      params: { incidentId },
      body: { ...where(), ground: 'assessment' as const, reason: '网信办评估 2026-7 号', ...change },
    })
  const give = (body: object = {}) =>
    team.commander.call(api.giveOrder, {
      params: { incidentId },
      body: { noticeId: notice.id, version: notice.version, digest: notice.digest, ...atOnce, ...body },
    })
  const stop = () =>
    team.commander.call(api.rehearseOrder, {
      params: { incidentId },
      query: { noticeId: notice.id, version: String(notice.version) },
    })
  const codes = async () => {
    const params = { incidentId }
    return (await team.commander.call(api.getIncident, { params })).toDecide.map(({ code }) => code)
  }
  const promise = async () =>
    (await team.legal.call(api.incidentLedger, { params: { incidentId } })).lines.find(
      ({ id }) => id === 'P12',
    )

  test('approval shows the country, whose details and the bound of doubt; without a ground nothing is ordered', async () => {
    expect(notice).toMatchObject({ people: 2, unknownBound: 2 })
    expect(notice.handling).toMatchObject([
      { ...where(), asks: true, ground: null, can: ['confirm_handling'] },
    ])
    expect(await stop()).toMatchObject({
      blocking: ['handling_abroad'],
      handling: [{ country: 'SG', people: 2, can: [] }],
    })
    await expect(refusal(give())).resolves.toMatchObject({
      status: 409,
      problem: { code: 'handling_abroad' },
    })
  })

  test('legal alone gives a ground, bound to what was seen; then it is ordered, begun and judged by', async () => {
    await expect(refusal(confirm(team.commander))).resolves.toMatchObject({ status: 403 })
    await expect(refusal(confirm(team.legal, { host: 'elsewhere.example' }))).resolves.toMatchObject({
      problem: { code: 'handling_changed' },
    })
    await expect(refusal(confirm(team.legal, { ground: 'inland' }))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/ground', code: 'not_inland' }] },
    })
    expect(await confirm()).toMatchObject([{ ground: 'assessment', reason: '网信办评估 2026-7 号' }])
    expect((await stop()).blocking).toEqual([])
    const { id } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, id, isDone)
    expect(await promise()).toMatchObject({ state: 'kept', why: 'left_with_ground' })
  })

  test('a scheduled order stands among what is to be decided half an hour before it leaves', async () => {
    notice = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    const notBefore = new Date(console_.now() + 7_200_000).toISOString()
    await give({ plan: { ...atOnce.plan, notBefore } })
    expect(await codes()).not.toContain('scheduled_soon')
    console_.turn(6_000_000)
    expect(await codes()).toContain('scheduled_soon')
  })
})
