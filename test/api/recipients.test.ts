import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { type Refused, setUpTeam, type Team } from '../team.ts'

const people = `用户ID,姓名,邮箱,地区,未成年,监护人邮箱
u1,张一,p1@people.example,CN,,
u2,张二,p2@people.example,CN,,
u3,李三,p3@people.example,SG,,
u4,李四,p4@people.example,SG,14-17,g4@people.example
u5,李五,,SG,未满14,g5@people.example
`

describe.each(dialects)('whom an order tells on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    smtp = await startSmtp()
    const SMTP_URL = `smtp://127.0.0.1:${smtp.port}?connections=2&window=10`
    console_ = await startTestConsole({ dialect, env: { SMTP_URL } })
    team = await setUpTeam(console_)
  })
  afterEach(() => {
    smtp.received.length = 0
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  const told = () =>
    smtp.received
      .map(({ to }) => to.split('@')[0])
      .filter((name) => /^[pg]\d$/.test(name ?? ''))
      .sort()
  const begin = async (minors: object) => (await breachWith(console_, team, people, { minors })).incidentId
  const planned = (incidentId: string, recipients: Partial<NoticeView['plan']['recipients']>) =>
    approveNotice(team, incidentId, {
      channelOrder: ['email'],
      recipients: { groups: [], regions: [], guardians: true, ...recipients },
    })
  const rehearse = (incidentId: string, { id, version }: NoticeView) =>
    team.commander.call(api.rehearseOrder, {
      params: { incidentId },
      query: { noticeId: id, version: String(version) },
    })
  const send = async (incidentId: string, notice: NoticeView) => {
    const { id } = await orderOf(console_, team, incidentId, notice)
    return orderWhen(team.commander, incidentId, id, isDone)
  }
  const duty = async (incidentId: string) => {
    const duties = await team.legal.call(api.listDuties, { params: { incidentId } })
    return duties.find(({ ruleId }) => ruleId === 'CN-04')?.state
  }

  test('by region: the last stop, the messages and the ledger agree, and the rest is listed until another order takes it', async () => {
    const incidentId = await begin({ under14: 1, under18: 1 })
    const home = await planned(incidentId, { regions: ['CN'] })
    expect(await rehearse(incidentId, home)).toMatchObject({
      people: 2,
      byChannel: { email: 2, sms: 0, inSite: 0, phone: 0, none: 0 },
      blocking: [],
      warnings: [],
      rest: [
        { region: 'SG', minor: true, n: 2, ordered: false },
        { region: 'SG', minor: false, n: 1, ordered: false },
      ],
    })
    expect((await send(incidentId, home)).coverage).toMatchObject({ people: 2, told: 2 })
    expect(told()).toEqual(['p1', 'p2'])
    expect(await duty(incidentId)).toBe('open')
    const abroad = await planned(incidentId, { regions: ['SG'] })
    expect((await rehearse(incidentId, abroad)).rest).toEqual([
      { group: '', region: 'CN', minor: false, n: 2, ordered: true },
    ])
    const done = await send(incidentId, abroad)
    expect(done.coverage).toMatchObject({ people: 3, told: 3 })
    expect(done.guardians).toMatchObject({ people: 1, told: 1 })
    expect(told()).toEqual(['g4', 'g5', 'p1', 'p2', 'p3', 'p4'])
    expect(await duty(incidentId)).toBe('fulfilled')
  })

  test('without a guardian’s text minors are left out and counted, the others go; the duty waits for the minors', async () => {
    const incidentId = await begin({ under14: 0, under18: 0 })
    const notice = await planned(incidentId, { guardians: false })
    expect(await rehearse(incidentId, notice)).toMatchObject({
      people: 3,
      blocking: [],
      warnings: [{ code: 'no_guardian_text', people: 2 }],
      rest: [{ minor: true, n: 2, ordered: false }],
    })
    expect((await send(incidentId, notice)).coverage).toMatchObject({ people: 3, told: 3 })
    expect(told()).toEqual(['p1', 'p2', 'p3'])
    expect(await duty(incidentId)).toBe('open')
    await team.security.call(api.changeFacts, {
      params: { incidentId },
      body: {
        changes: [{ key: 'minors', value: { under14: 1, under18: 1 }, language: '', version: 1 }],
      } as never,
    })
    const minors = await planned(incidentId, { ages: 'minors' })
    expect(await rehearse(incidentId, minors)).toMatchObject({ people: 2, warnings: [] })
    await send(incidentId, minors)
    expect(told()).toEqual(['g4', 'g5', 'p1', 'p2', 'p3', 'p4'])
    expect(await duty(incidentId)).toBe('fulfilled')
  })

  test('minors without a guardian to reach are counted among those the order names, not among all', async () => {
    const lonely = `${people}u6,李六,p6@people.example,CN,14-17,\n`
    const minors = { under14: 1, under18: 3 }
    const { incidentId } = await breachWith(console_, team, lonely, { minors })
    const abroad = await planned(incidentId, { regions: ['SG'] })
    expect((await rehearse(incidentId, abroad)).warnings).toEqual([])
    const home = await planned(incidentId, { regions: ['CN'] })
    expect((await rehearse(incidentId, home)).warnings).toEqual([{ code: 'no_guardian', people: 1 }])
  })

  test('a notice for minors alone without a guardian’s text cannot be ordered, and says why', async () => {
    const incidentId = await begin({ under14: 0, under18: 0 })
    const notice = await planned(incidentId, { guardians: false, ages: 'minors' })
    expect((await rehearse(incidentId, notice)).blocking).toEqual(['no_guardian_text'])
    const body = { noticeId: notice.id, version: notice.version, digest: notice.digest }
    const refused = await team.commander.call(api.giveOrder, { params: { incidentId }, body }).then(
      () => undefined,
      (error: Refused) => error,
    )
    expect(refused).toMatchObject({ status: 409, problem: { code: 'no_guardian_text' } })
  })
})
