import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import type { NoticePurpose } from '../../server/rules/noticePurpose.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen, readOf, upload } from '../sending.ts'
import { type Refused, setUpTeam, type Team } from '../team.ts'

const csv = (...names: string[]) =>
  `姓名,邮箱,语言\n${names.map((name) => `${name},${name}@people.example,zh-CN`).join('\n')}\n`

describe.each(dialects)('a notice that follows another on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  let first: NoticeView
  beforeAll(async () => {
    smtp = await startSmtp({ refuse: { 'gone@people.example': '550 5.1.1 no such user' } })
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` } })
    team = await setUpTeam(console_)
    incidentId = (await breachWith(console_, team, csv('one', 'two', 'gone'))).incidentId
    first = await approveNotice(team, incidentId, { channelOrder: ['email'] })
    await sendOut(first)
    const more = await upload(team.service, incidentId, csv('one', 'late'))
    await readOf(team.service, incidentId, more.id)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  const sendOut = async (notice: NoticeView) => {
    const { id } = await orderOf(console_, team, incidentId, notice)
    return orderWhen(team.commander, incidentId, id, isDone)
  }
  /** Whom messages reached since it was last asked; staff have mailboxes of their own. */
  const reached = () =>
    smtp.received
      .splice(0)
      .flatMap(({ to }) => (to.endsWith('@people.example') ? [to.replace('@people.example', '')] : []))
      .sort()
  const stop = ({ id: noticeId, version }: NoticeView) =>
    team.commander.call(api.rehearseOrder, {
      params: { incidentId },
      query: { noticeId, version: String(version) },
    })
  const approved = async (noticeId: string, change: Partial<NoticeView['plan']>): Promise<NoticeView> => {
    const params = { incidentId, noticeId }
    const { version, plan } = await team.affairs.call(api.getNotice, { params })
    const changed = { ...plan, languages: ['zh-CN' as const], channelOrder: ['email' as const], ...change }
    const next = await team.affairs.call(api.changeNotice, { params, body: { version, plan: changed } })
    const sent = await team.affairs.call(api.submitNotice, { params, body: { version: next.version } })
    return team.legal.call(api.approveNotice, {
      params,
      body: { version: sent.version, digest: sent.digest },
    })
  }
  const another = (purpose: NoticePurpose) =>
    team.affairs.call(api.draftNotice, { params: { incidentId }, query: { purpose } })
  const told = (who: 'had' | 'missed' | 'new') => {
    const { regions, groups, guardians } = first.plan.recipients
    return { recipients: { regions, groups, guardians, told: { notice: first.id, who } } }
  }

  test('a correction is linked to the first, shows legal what differs, and goes to those who had it', async () => {
    expect(reached()).toEqual(['one', 'two'])
    const draft = await another('correction')
    expect(draft.follows).toEqual({ noticeId: first.id, no: 1, version: first.version })
    expect(draft.plan.recipients.told).toEqual({ notice: first.id, who: 'had' })
    expect(draft.difference?.places.find(({ field }) => field === 'title')).toBeDefined()
    const notice = await approved(draft.id, told('had'))
    expect(await stop(notice)).toMatchObject({ people: 2, blocking: [] })
    const order = await sendOut(notice)
    expect(reached()).toEqual(['one', 'two'])
    expect(order.coverage).toMatchObject({ people: 2, told: 2, trying: 0 })
  })

  test.each([
    ['missed', ['gone'], { people: 1, told: 0, unreachable: 1 }],
    ['new', ['late'], { people: 1, told: 1 }],
  ] as const)(
    'another to those who are %s: counted before the last stop, and only they',
    async (who, names, counts) => {
      const notice = await approved((await another('supplement')).id, told(who))
      expect((await stop(notice)).people).toBe(names.length)
      const order = await sendOut(notice)
      expect(reached()).toEqual(names.filter((name) => name !== 'gone'))
      expect(order.coverage).toMatchObject(counts)
    },
  )

  test('the same notice, worded anew and ordered to everybody: nobody gets it twice, the figures add up', async () => {
    const notice = await approved(first.id, { bound: first.plan.bound + 1 })
    expect((await stop(notice)).people).toBe(2)
    const order = await sendOut(notice)
    expect(reached()).toEqual(['late'])
    expect(order.coverage).toMatchObject({ people: 2, told: 1, unreachable: 1, trying: 0 })
    expect((await stop(notice)).people).toBe(1)
  })

  test('a notice that is not of this incident cannot be asked about', async () => {
    const { id: noticeId, version, plan } = await another('first')
    const change = {
      ...plan,
      recipients: { ...plan.recipients, told: { notice: 'elsewhere', who: 'had' as const } },
    }
    const refused = await team.affairs
      .call(api.changeNotice, { params: { incidentId, noticeId }, body: { version, plan: change } })
      .then(
        () => undefined,
        (error: Refused) => error,
      )
    expect(refused?.problem.faults).toEqual([
      { pointer: '/plan/recipients/told/notice', code: 'no_such_notice' },
    ])
  })
})
