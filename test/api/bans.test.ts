import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import { stateFacts } from '../breach.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { refusal } from '../reports.ts'
import { approveNotice, atOnce, breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

const people = `用户ID,姓名,邮箱,地区
u1,张一,p1@people.example,CN
u2,张二,p2@people.example,CN
u3,李三,p3@people.example,SG
`
const hour = 3_600_000

/** Singapore PDPA s. 26D(6): the Commission or the police direct that the people are not told. */
describe.each(dialects)('a ban on telling on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId = ''
  beforeAll(async () => {
    smtp = await startSmtp()
    const SMTP_URL = `smtp://127.0.0.1:${smtp.port}?connections=2&window=10`
    console_ = await startTestConsole({ dialect, env: { SMTP_URL } })
    team = await setUpTeam(console_)
    incidentId = (await breachWith(console_, team, people)).incidentId
    await stateFacts(team.security, incidentId, [
      [
        'regions',
        [
          { region: 'CN', people: 2 },
          { region: 'SG', people: 1 },
        ],
      ],
      ['risk', 'high'],
    ])
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  const at = (shift = 0) => new Date(console_.now() + shift).toISOString()
  const note = (by = team.legal, change: object = {}) =>
    by.call(api.noteBan, {
      params: { incidentId },
      body: {
        authority: 'PDPC',
        place: 'SG',
        text: 'Direction 7: do not notify',
        regions: ['SG'],
        orderedAt: at(-hour),
        ...change,
      },
    })
  const lift = async (reason: string, by = team.legal) => {
    const { bans } = await team.legal.call(api.listBans, { params: { incidentId } })
    const ban = bans.find(({ lifted }) => lifted === null)!
    const params = { incidentId, banId: ban.id }
    return by.call(api.liftBan, { params, body: { reason, version: ban.version } })
  }
  const planned = (regions: string[]) =>
    approveNotice(team, incidentId, {
      channelOrder: ['email'],
      recipients: { groups: [], regions, guardians: true },
    })
  const give = ({ id: noticeId, version, digest }: NoticeView) =>
    team.commander.call(api.giveOrder, {
      params: { incidentId },
      body: { noticeId, version, digest, ...atOnce },
    })
  const rehearse = ({ id, version }: NoticeView) =>
    team.commander.call(api.rehearseOrder, {
      params: { incidentId },
      query: { noticeId: id, version: String(version) },
    })
  const duty = async (rule: string) =>
    (await team.legal.call(api.listDuties, { params: { incidentId } })).find(({ ruleId }) => ruleId === rule)!

  test('whom it forbids telling cannot be ordered, others can; the last stop says who forbids it', async () => {
    await expect(refusal(note(team.service))).resolves.toMatchObject({ status: 403 })
    await expect(refusal(note(team.legal, { until: at(-2 * hour) }))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/until', code: 'before_order' }] },
    })
    await note()
    const everybody = await planned([])
    expect(await rehearse(everybody)).toMatchObject({
      blocking: ['ban'],
      bans: [{ authority: 'PDPC', text: 'Direction 7: do not notify', people: 1 }],
    })
    await expect(refusal(give(everybody))).resolves.toMatchObject({ status: 409, problem: { code: 'ban' } })
    const home = await planned(['CN'])
    expect(await rehearse(home)).toMatchObject({ blocking: [], bans: [] })
    const { id } = await orderOf(console_, team, incidentId, home)
    expect((await orderWhen(team.commander, incidentId, id, isDone)).coverage).toMatchObject({ told: 2 })
  })

  test('the law that makes way rests its clock; another law’s runs on', async () => {
    expect(await duty('SG-03')).toMatchObject({ held: 'law', clock: { state: 'idle', dueAt: null } })
    expect(await duty('CN-04')).toMatchObject({ held: null })
    await note(team.commander, { authority: '市公安局', place: 'CN', regions: [] })
    expect(await duty('CN-04')).toMatchObject({ held: 'order' })
    expect((await duty('CN-04')).clock.dueAt).not.toBeNull()
    const { bans } = await team.legal.call(api.listBans, { params: { incidentId } })
    const last = bans.at(-1)!
    const params = { incidentId, banId: last.id }
    const body = { reason: '市公安局电话解除', version: last.version }
    await expect(refusal(team.commander.call(api.liftBan, { params, body }))).resolves.toMatchObject({
      status: 403,
    })
    await team.legal.call(api.liftBan, { params, body })
    await expect(refusal(team.legal.call(api.liftBan, { params, body }))).resolves.toMatchObject({
      problem: { code: 'ban_lifted' },
    })
    expect(await duty('CN-04')).toMatchObject({ held: null })
  })

  test('lifted with who and why, the people can be told and the duty begins again there', async () => {
    console_.turn(100 * hour)
    await expect(refusal(lift(' '))).resolves.toMatchObject({ status: 422 })
    const { bans } = await lift('PDPC letter 8')
    expect(bans[0]?.lifted).toMatchObject({ by: { id: team.legal.id }, reason: 'PDPC letter 8' })
    const { held, clock } = await duty('SG-03')
    expect(held).toBeNull()
    expect(clock).toMatchObject({ anchor: 'corrected', late: false })
    expect(Date.parse(clock.startAt!)).toBeGreaterThan(console_.now() - hour)
    expect(await rehearse(await planned(['SG']))).toMatchObject({ blocking: [], bans: [] })
  })

  test('an order to them that waits is paused in the same act, and not released while it stands', async () => {
    const order = await give(await planned(['SG']))
    expect(order.state).toBe('waiting')
    await note(team.legal, { until: at(hour) })
    const params = { incidentId, orderId: order.id }
    const paused = await team.commander.call(api.getOrder, { params })
    expect(paused).toMatchObject({ state: 'paused', reason: 'ban' })
    const release = () => team.commander.call(api.resumeOrder, { params, body: { version: paused.version } })
    await expect(refusal(release())).resolves.toMatchObject({ problem: { code: 'ban' } })
    console_.turn(2 * hour)
    await expect(refusal(release())).resolves.toMatchObject({ problem: { code: 'ban' } })
    const view = await team.legal.call(api.getIncident, { params: { incidentId } })
    expect(view.toDecide).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'ban_over' })]))
    await lift('PDPC letter 9')
    expect((await release()).state).toBe('waiting')
  })
})
