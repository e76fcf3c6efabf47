import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { emailOf, peopleCsv, phoneOf } from '../peers/people.ts'
import { type SmsPeer, startSms } from '../peers/sms.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import {
  approveNotice,
  atOnce,
  breachWith,
  isDone,
  movedTo,
  orderOf,
  orderWhen,
  readOf,
  upload,
} from '../sending.ts'
import { refusal, setUpTeam, type Team } from '../team.ts'

const patience = { timeout: 15_000 }
const byEmail = { channelOrder: ['email' as const] }
/** The affected; the group hears by e-mail of its own. */
const receivers = (smtp: SmtpPeer) =>
  smtp.received
    .map(({ to }) => to)
    .filter((to) => to.endsWith('@people.example'))
    .sort()
const everybody = (count: number) => Array.from({ length: count }, (_, n) => emailOf(n + 1)).sort()
/** All base64 parts of a letter, in the clear. */
const decoded = (letter: string) =>
  letter
    .split(/--[\w-]+|base64/)
    .map((part) => Buffer.from(part, 'base64').toString('utf8'))
    .join('\n')
const sumOf = ({ coverage: c }: OrderView) =>
  c.told + c.trying + c.unknown + c.unreachable + c.stopped + c.sandbox

describe.each(dialects)('telling people on %s', (dialect) => {
  let smtp: SmtpPeer
  let sms: SmsPeer
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    smtp = await startSmtp()
    sms = await startSms()
    const smtpUrl = `smtp://127.0.0.1:${smtp.port}?connections=2&window=10`
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: smtpUrl, SMS_URL: sms.url } })
    team = await setUpTeam(console_)
  })
  beforeEach(() => {
    smtp.received.length = 0
    sms.calls.length = 0
  })
  afterEach(() => {
    for (const trick of Object.keys(smtp.tricks)) delete smtp.tricks[trick as keyof typeof smtp.tricks]
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
    await sms?.close()
  })

  const duty = async (incidentId: string, ruleId: string) => {
    const duties = await team.legal.call(api.listDuties, { params: { incidentId } })
    return duties.find((one) => one.ruleId === ruleId)
  }
  const rehearse = (incidentId: string, notice: { id: string; version: number }) =>
    team.commander.call(api.rehearseOrder, {
      params: { incidentId },
      query: { noticeId: notice.id, version: String(notice.version) },
    })

  test('imported, approved, ordered: everybody receives the approved text once, and the duty is done', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(120))
    const notice = await approveNotice(team, incidentId, byEmail)
    const stop = await rehearse(incidentId, notice)
    expect(stop).toMatchObject({
      people: 120,
      byChannel: { email: 120, sms: 0, inSite: 0, phone: 0, none: 0 },
      unknownBound: 10,
      sandbox: [],
      blocking: [],
      digestMatches: true,
    })
    expect(stop.messages).toHaveLength(3)
    expect(stop.messages[0]).toMatchObject({ to: 'p***@people.example', channel: 'email' })
    expect(stop.messages[0]?.text).toContain('测试用户1')
    const given = await orderOf(console_, team, incidentId, notice)
    expect(given).toMatchObject({ state: 'waiting', coverage: { people: 120, trying: 120 } })
    const done = await orderWhen(team.commander, incidentId, given.id, isDone)
    expect(done).toMatchObject({ sandbox: false, coverage: { people: 120, told: 120 }, digestMatches: true })
    expect(receivers(smtp)).toEqual(everybody(120))
    expect(await duty(incidentId, 'CN-04')).toMatchObject({
      state: 'fulfilled',
      acts: [{ act: 'notice', proof: given.id }],
    })
    const names = (await team.legal.call(api.listRecords, { params: { incidentId } })).map((r) => r.name)
    expect(names).toEqual(expect.arrayContaining(['order.given', 'order.started', 'order.done']))
    const { people } = await team.legal.call(api.listPeople, { params: { incidentId } })
    const one = await team.legal.call(api.findDeliveries, {
      params: { incidentId, orderId: given.id },
      query: { code: people[0]?.code ?? '' },
    })
    expect(one.deliveries).toMatchObject([{ channel: 'email', state: 'accepted', stands: true }])
    const letter = smtp.received.find(({ to }) => to === emailOf(1))?.data.replaceAll('\r\n', '') ?? ''
    const words = Buffer.from(one.person.code).toString()
    expect(decoded(letter)).toContain(words)
  })

  test('before its minute is over any seat can hold it, and nothing has left', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(5))
    const notice = await approveNotice(team, incidentId, byEmail)
    const order = await team.commander.call(api.giveOrder, {
      params: { incidentId },
      body: { noticeId: notice.id, version: notice.version, digest: notice.digest, ...atOnce },
    })
    const params = { incidentId, orderId: order.id }
    const held = await team.security.call(api.pauseOrder, { params, body: { reason: '名单有误' } })
    expect(held).toMatchObject({ state: 'paused', reason: '名单有误', startedAt: null })
    console_.turn(61_000)
    await console_.orders.processAll()
    expect(receivers(smtp)).toEqual([])
    await expect(
      refusal(team.security.call(api.resumeOrder, { params, body: { version: held.version } })),
    ).resolves.toMatchObject({ status: 403 })
    const cancelled = await team.legal.call(api.cancelOrder, { params, body: { reason: '重新导入' } })
    expect(cancelled).toMatchObject({ state: 'cancelled', can: [] })
    expect(receivers(smtp)).toEqual([])
  })

  test('a notice changed after the order stops it before the first message, with the reason', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(5))
    const notice = await approveNotice(team, incidentId, byEmail)
    const order = await team.commander.call(api.giveOrder, {
      params: { incidentId },
      body: { noticeId: notice.id, version: notice.version, digest: notice.digest, ...atOnce },
    })
    const plan = { ...notice.plan, bound: notice.plan.bound + 1 }
    await team.affairs.call(api.changeNotice, {
      params: { incidentId, noticeId: notice.id },
      body: { version: notice.version, plan },
    })
    console_.turn(61_000)
    await console_.orders.processAll()
    const params = { incidentId, orderId: order.id }
    const stopped = await team.commander.call(api.getOrder, { params })
    expect(stopped).toMatchObject({ state: 'stopped', reason: 'notice_void', digestMatches: false })
    const again = team.commander.call(api.resumeOrder, { params, body: { version: stopped.version } })
    await expect(refusal(again)).resolves.toMatchObject({ problem: { code: 'notice_void' } })
    expect(receivers(smtp)).toEqual([])
  })

  test('refused: another digest, nobody to tell, a second order of the same notice, more people than approved', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(5))
    const notice = await approveNotice(team, incidentId, { ...byEmail, bound: 6 })
    const give = (body: object = {}) =>
      refusal(
        team.commander.call(api.giveOrder, {
          params: { incidentId },
          body: { noticeId: notice.id, version: notice.version, digest: notice.digest, ...atOnce, ...body },
        }),
      )
    await expect(give({ digest: 'f'.repeat(64) })).resolves.toMatchObject({ problem: { code: 'digest' } })
    const more = await upload(team.service, incidentId, peopleCsv(5, { from: 6 }))
    expect(more.state).toBe('reading')
    await orderWhenRead(incidentId)
    expect((await rehearse(incidentId, notice)).blocking).toEqual(['over_bound'])
    await expect(give()).resolves.toMatchObject({ status: 409, problem: { code: 'over_bound' } })
    const small = await breachWith(console_, team, peopleCsv(3))
    const other = await approveNotice(team, small.incidentId, byEmail)
    const again = () =>
      refusal(
        team.commander.call(api.giveOrder, {
          params: { incidentId: small.incidentId },
          body: { noticeId: other.id, version: other.version, digest: other.digest, ...atOnce },
        }),
      )
    const { id } = await orderOf(console_, team, small.incidentId, other)
    await expect(again()).resolves.toMatchObject({ problem: { code: 'already_ordered' } })
    await orderWhen(team.commander, small.incidentId, id, isDone)
    await expect(again()).resolves.toMatchObject({ problem: { code: 'nobody' } })
  })

  const orderWhenRead = async (incidentId: string) => {
    const { batches } = await team.service.call(api.listBatches, { params: { incidentId } })
    for (const { id } of batches) await readOf(team.service, incidentId, id)
  }

  test('the line cut after the last dot: unknown, held, not sent twice; given up, they are to be announced', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(20))
    const notice = await approveNotice(team, incidentId, { ...byEmail, onUnknown: 'hold' })
    smtp.tricks.cutAfterDot = new Set([emailOf(7)])
    const { id } = await orderOf(console_, team, incidentId, notice)
    const done = await orderWhen(team.commander, incidentId, id, isDone)
    expect(done.coverage.unknown).toBeGreaterThan(0)
    expect(sumOf(done)).toBe(20)
    expect(done.rows.reduce((sum, row) => sum + row.people, 0)).toBe(20)
    expect(done.unknown.reduce((sum, { n }) => sum + n, 0)).toBe(done.coverage.unknown)
    expect(receivers(smtp)).toEqual([...new Set(receivers(smtp))])
    expect(await duty(incidentId, 'CN-04')).toMatchObject({ state: 'open' })
    const listed = await team.legal.call(api.listDeliveries, {
      params: { incidentId, orderId: id },
      query: { state: 'unknown' },
    })
    expect(listed).toHaveLength(done.coverage.unknown)
    const params = { incidentId, orderId: id }
    const given = await team.commander.call(api.giveUpUnknown, { params, body: { reason: '已过时限' } })
    expect(given.coverage).toMatchObject({ unknown: 0, unreachable: done.coverage.unknown })
    const view = await team.affairs.call(api.getIncident, { params: { incidentId } })
    expect(view.toDecide.map(({ code }) => code)).toContain('announce')
    expect(await duty(incidentId, 'CN-04')).toMatchObject({ state: 'open' })
  })

  test('paused, nothing more leaves; released, the rest is told and nobody twice', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(150))
    const notice = await approveNotice(team, incidentId, byEmail)
    const { id } = await orderOf(console_, team, incidentId, notice, 40)
    const params = { incidentId, orderId: id }
    const staged = await orderWhen(team.commander, incidentId, id, ({ state }) => state === 'paused')
    expect(staged).toMatchObject({ reason: 'stage', coverage: { told: 40, trying: 110 }, queued: 110 })
    expect(receivers(smtp)).toHaveLength(40)
    smtp.tricks.slowMs = 60
    await team.commander.call(api.resumeOrder, {
      params,
      body: { version: staged.version, reason: '首批无误' },
    })
    await expect.poll(() => receivers(smtp).length, patience).toBeGreaterThan(45)
    const paused = await team.service.call(api.pauseOrder, { params, body: {} })
    await expect.poll(() => smtp.inFlight(), patience).toBe(0)
    const left = receivers(smtp).length
    expect(left).toBeLessThan(150)
    delete smtp.tricks.slowMs
    await team.commander.call(api.resumeOrder, { params, body: { version: paused.version } })
    await orderWhen(team.commander, incidentId, id, isDone)
    expect(receivers(smtp)).toEqual(everybody(150))
  })

  test('SMS: told by the handset’s receipt, not by the gateway’s word; a forged receipt changes nothing', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(3, { phones: true }))
    const notice = await approveNotice(team, incidentId, { channelOrder: ['sms'] })
    const { id } = await orderOf(console_, team, incidentId, notice)
    const sent = await orderWhen(team.commander, incidentId, id, isDone)
    expect(sent.coverage).toMatchObject({ told: 0, trying: 3 })
    expect(await duty(incidentId, 'CN-04')).toMatchObject({ state: 'open' })
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${console_.url}/api/receipts/sms`, { method: 'POST', headers, body })
    const receipts = sms.calls.map(({ requestId, numbers }) =>
      sms.receipt(requestId, Object.fromEntries(numbers.map((number) => [number, 'delivered' as const]))),
    )
    const forged = await post({ ...receipts[0]!.headers, 'x-signature': 'f'.repeat(64) }, receipts[0]!.body)
    expect(forged.status).toBe(401)
    for (const { headers, body } of receipts)
      expect((await post({ ...headers, 'content-type': 'application/json' }, body)).status).toBe(200)
    const told = await orderWhen(team.commander, incidentId, id, ({ coverage }) => coverage.told === 3)
    expect(told.rows.find(({ channel }) => channel === 'sms')).toMatchObject({ told: 3, people: 3 })
    await expect.poll(async () => (await duty(incidentId, 'CN-04'))?.state, patience).toBe('fulfilled')
    expect(sms.calls.flatMap(({ numbers }) => numbers).sort()).toEqual(
      [1, 2, 3].map((n) => `+86${phoneOf(n)}`),
    )
  })

  test('who cannot be reached waits for the announcement; published, the duty is done', async () => {
    const people = `${peopleCsv(4)}u9,无联系方式,,\n`
    const { incidentId } = await breachWith(console_, team, people)
    const notice = await approveNotice(team, incidentId, byEmail)
    const { id } = await orderOf(console_, team, incidentId, notice)
    const done = await orderWhen(team.commander, incidentId, id, isDone)
    expect(done.coverage).toMatchObject({ told: 4, unreachable: 1, people: 5 })
    expect(done.rows.find(({ channel }) => channel === 'none')).toMatchObject({ unreachable: 1 })
    expect(await duty(incidentId, 'CN-04')).toMatchObject({ state: 'open' })
    let draft = await team.affairs.call(api.draftAnnouncement, {
      params: { incidentId },
      body: { noticeId: notice.id },
    })
    const params = { incidentId, announcementId: draft.id }
    draft = await team.affairs.call(api.submitAnnouncement, { params, body: { version: draft.version } })
    draft = await team.legal.call(api.approveAnnouncement, {
      params,
      body: { version: draft.version, digest: draft.digest },
    })
    await team.affairs.call(api.publishAnnouncement, { params, body: { version: draft.version } })
    expect(await duty(incidentId, 'CN-04')).toMatchObject({ state: 'fulfilled' })
  })

  test('a file that comes later makes people to tell; released, only they are told', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(5))
    const notice = await approveNotice(team, incidentId, byEmail)
    const { id } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, id, isDone)
    await upload(team.service, incidentId, peopleCsv(7))
    await orderWhenRead(incidentId)
    const more = await orderWhen(team.commander, incidentId, id, ({ queued }) => queued === 2)
    expect(more).toMatchObject({ state: 'done', coverage: { people: 7, told: 5, trying: 2 } })
    const params = { incidentId, orderId: id }
    await team.commander.call(api.resumeOrder, { params, body: { version: more.version } })
    await orderWhen(
      team.commander,
      incidentId,
      id,
      ({ state, coverage }) => state === 'done' && coverage.told === 7,
    )
    expect(receivers(smtp)).toEqual(everybody(7))
  })

  test('a drill reaches nobody, whatever is configured: both peers see no connection', async () => {
    await console_.staffOutbox.processAll()
    const [connections, requests] = [smtp.connections, sms.requests]
    smtp.received.length = 0
    const [scenario] = await team.commander.call(api.listScenarios)
    const drill = await team.commander.call(api.startDrill, {
      body: { title: '夜间演练', scenario: scenario?.key ?? '' },
    })
    const people = peopleCsv(6, { phones: true })
    const { incidentId } = await breachWith(console_, team, people, { worldId: drill.id })
    const notice = await approveNotice(team, incidentId, { channelOrder: ['sms', 'email'] })
    expect((await rehearse(incidentId, notice)).sandbox).toEqual(['sms', 'email'])
    const { id } = await orderOf(console_, team, incidentId, notice)
    const done = await orderWhen(team.commander, incidentId, id, isDone)
    expect(done).toMatchObject({ sandbox: true, coverage: { people: 6, sandbox: 6, told: 0 } })
    const caught = await team.legal.call(api.listDeliveries, {
      params: { incidentId, orderId: id },
      query: { state: 'sandboxed' },
    })
    const message = await team.legal.call(api.readMessage, {
      params: { incidentId, orderId: id, personId: String(caught[0]?.personId) },
      query: { channel: 'sms' },
    })
    expect(message).toMatchObject({ channel: 'sms', to: expect.stringContaining('****') })
    expect(message.text).toContain('安全')
    expect(await duty(incidentId, 'CN-04')).toMatchObject({ state: 'open' })
    expect([smtp.connections, sms.requests]).toEqual([connections, requests])
    expect([smtp.received, sms.calls]).toEqual([[], []])
  })

  test('stopped and started again in the middle: everybody is told, the unknown are listed', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(200))
    const notice = await approveNotice(team, incidentId, { ...byEmail, onUnknown: 'hold' })
    smtp.tricks.slowMs = 15
    const { id } = await orderOf(console_, team, incidentId, notice)
    await expect.poll(() => receivers(smtp).length, patience).toBeGreaterThan(20)
    expect(receivers(smtp).length).toBeLessThan(200)
    delete smtp.tricks.slowMs
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
    const done = await orderWhen(team.commander, incidentId, id, isDone)
    expect(receivers(smtp)).toEqual(everybody(200))
    expect(done.coverage).toMatchObject({ told: 200, unknown: 0 })
  })
})
