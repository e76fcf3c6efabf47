import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import type { GivenOrder } from '../../server/contract/sendingPlan.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { emailOf, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { approveNotice, atOnce, breachWith, isDone, movedTo, orderWhen } from '../sending.ts'
import { type Refused, setUpTeam, type Team } from '../team.ts'

const patience = { timeout: 15_000 }
const byEmail = { channelOrder: ['email' as const] }
const minute = 60_000
const byRule = { by: 'rule' as const, failedPercent: 5, minutes: 15 }
const refusal = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: Refused) => error,
  )

describe.each(dialects)('sending in stages on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    smtp = await startSmtp()
    const smtpUrl = `smtp://127.0.0.1:${smtp.port}?connections=2&window=10`
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: smtpUrl } })
    team = await setUpTeam(console_)
  })
  afterEach(() => {
    for (const trick of Object.keys(smtp.tricks)) delete smtp.tricks[trick as keyof typeof smtp.tricks]
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
  })

  const told = () => smtp.received.filter(({ to }) => to.endsWith('@people.example')).length
  const pass = async (ms: number) => {
    console_.turn(ms)
    await console_.orders.processAll()
  }
  /** Ordered with this plan; the minute of the last stop passes. */
  const orderWith = async (people: number, plan: GivenOrder['plan'], from = 1) => {
    smtp.received.length = 0
    const { incidentId } = await breachWith(console_, team, peopleCsv(people, { from }))
    const notice = await approveNotice(team, incidentId, byEmail)
    const { id: orderId } = await team.commander.call(api.giveOrder, {
      params: { incidentId },
      body: {
        ...{ noticeId: notice.id, version: notice.version, digest: notice.digest },
        ...{ untested: atOnce.untested, plan: { quiet: null, ...plan } },
      },
    })
    await pass(minute + 1_000)
    return { incidentId, orderId }
  }
  type Of = Awaited<ReturnType<typeof orderWith>>
  const when = ({ incidentId, orderId }: Of, so: (order: OrderView) => boolean) =>
    orderWhen(team.commander, incidentId, orderId, so)
  const atGate = ({ stage }: OrderView) => stage.endedAt !== null
  const recordsOf = async ({ incidentId }: Of, name: string) =>
    (await team.legal.call(api.listRecords, { params: { incidentId } })).filter((one) => one.name === name)

  test('as usual a hundred go first; watched for its minutes the gate opens by rule, and says on which figures', async () => {
    const order = await orderWith(510, {})
    const first = await when(order, atGate)
    expect(first).toMatchObject({
      state: 'paused',
      reason: 'stage',
      coverage: { told: 100, trying: 410 },
      plan: { stages: [100, 410], gate: byRule },
      stage: { no: 0, figures: { people: 100, tried: 100, failed: 0, unknown: 0, complaints: 0 } },
    })
    expect(Date.parse(first.stage.opensAt ?? '') - Date.parse(first.stage.endedAt ?? '')).toBe(15 * minute)
    await pass(14 * minute)
    expect(told()).toBe(100)
    await pass(minute)
    const done = await when(order, isDone)
    expect(told()).toBe(510)
    expect(done.gates).toMatchObject([
      { stage: 0, by: null, figures: { people: 100, tried: 100, failed: 0 } },
    ])
    expect(await recordsOf(order, 'order.gate_opened')).toHaveLength(1)
  })

  test('a gate of the commander stays shut however long; opened with a reason, it keeps who and why', async () => {
    const order = await orderWith(60, { stages: [10, 20], gate: { ...byRule, by: 'person' } })
    const { version } = await when(order, atGate)
    await pass(600 * minute)
    expect(told()).toBe(10)
    const open = (who = team.commander, reason = '首批核对无误') =>
      who.call(api.resumeOrder, { params: order, body: { version, reason } })
    await expect(refusal(open(team.security))).resolves.toMatchObject({ status: 403 })
    await expect(refusal(open(team.commander, ' '))).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/reason', code: 'blank' }] },
    })
    await open()
    const second = await when(order, (one) => atGate(one) && one.stage.no === 1)
    expect(second).toMatchObject({
      coverage: { told: 30 },
      gates: [{ stage: 0, by: { id: team.commander.id }, reason: '首批核对无误', figures: { tried: 10 } }],
      stage: { no: 1, figures: { people: 20, tried: 20 } },
    })
  })

  test('a stage whose failures reach the share is stopped, not released, and says why', async () => {
    smtp.tricks.refuse = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [emailOf(n + 1), '550 5.1.1 no such user']).filter(
        (_, n) => n % 12 === 0,
      ),
    )
    const order = await orderWith(60, { stages: [20] })
    await when(order, ({ stage }) => stage.figures.tried === 20)
    await pass(1_000)
    const stopped = await when(order, ({ state }) => state === 'stopped')
    expect(stopped).toMatchObject({ reason: 'gate_failed', gates: [], queued: 40 })
    expect(stopped.stage.figures.failed).toBeGreaterThan(0)
    await team.commander.call(api.resumeOrder, {
      params: order,
      body: { version: stopped.version, reason: '都是已注销的邮箱' },
    })
    await when(order, isDone)
  })

  test('the notice changed between two stages: the gate does not open', async () => {
    const order = await orderWith(60, { stages: [10] })
    await when(order, atGate)
    const [notice] = await team.affairs.call(api.listNotices, { params: order })
    const { id: noticeId, version } = notice as { id: string; version: number }
    const { plan } = await team.affairs.call(api.getNotice, { params: { ...order, noticeId } })
    await team.affairs.call(api.changeNotice, {
      params: { ...order, noticeId },
      body: { version, plan: { ...plan, bound: plan.bound + 1 } },
    })
    await pass(15 * minute)
    await when(order, ({ state }) => state === 'stopped')
    expect(await when(order, () => true)).toMatchObject({ reason: 'notice_void', coverage: { told: 10 } })
  })

  test('an order that waited for a night off is not begun; the commander may begin it, with a reason', async () => {
    const at = (ms: number) => new Date(console_.now() + ms).toISOString()
    const plan = { stages: [], notBefore: at(120 * minute), notAfter: at(180 * minute) }
    const order = await orderWith(5, plan)
    expect(await when(order, () => true)).toMatchObject({ state: 'waiting', startsAt: plan.notBefore })
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
    await pass(181 * minute)
    const late = await when(order, ({ state }) => state === 'stopped')
    expect(late).toMatchObject({ reason: 'schedule_past', startedAt: null })
    expect(told()).toBe(0)
    const begin = (reason: string) =>
      team.commander.call(api.resumeOrder, { params: order, body: { version: late.version, reason } })
    await expect(refusal(begin(''))).resolves.toMatchObject({ status: 422 })
    await begin('内容仍然适用')
    await console_.orders.processAll()
    await when(order, isDone)
    expect(told()).toBe(5)
  })

  test('a plan that ends before it begins, or stages past what is drawn, is refused by field', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(5))
    const notice = await approveNotice(team, incidentId, byEmail)
    const give = (plan: GivenOrder['plan']) =>
      refusal(
        team.commander.call(api.giveOrder, {
          params: { incidentId },
          body: { noticeId: notice.id, version: notice.version, digest: notice.digest, ...atOnce, plan },
        }),
      )
    const past = new Date(console_.now()).toISOString()
    await expect(give({ notAfter: past })).resolves.toMatchObject({
      problem: { faults: [{ pointer: '/plan/notAfter', code: 'before_start' }] },
    })
    await expect(give({ quiet: { from: 3, to: 3 } })).resolves.toMatchObject({ status: 422 })
    await expect(give({ gate: { ...byRule, failedPercent: 50 } })).resolves.toMatchObject({ status: 422 })
  })

  test('stopped between the gate and the sender, it goes on from where the row says', async () => {
    const order = await orderWith(60, { stages: [10], gate: { ...byRule, by: 'person' } })
    const { version } = await when(order, atGate)
    await expect.poll(() => told(), patience).toBe(10)
    const { senders } = console_.ctx
    const heard = senders.resume
    senders.resume = async () => {
      throw new Error('the process died here')
    }
    await refusal(
      team.commander.call(api.resumeOrder, { params: order, body: { version, reason: '首批核对无误' } }),
    )
    senders.resume = heard
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
    await when(order, isDone)
    expect(told()).toBe(60)
  })
})
