import { createSecretKey } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { applyNews } from '../../server/delivery/applyNews.ts'
import { readBounceMail } from '../../server/delivery/bounceMail.ts'
import { takeBounce } from '../../server/delivery/callbacks.ts'
import { findMark, markOf } from '../../server/delivery/deliveryMark.ts'
import { type Mailroom, openMailroom } from '../../server/delivery/inbox.ts'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { judgeReport } from '../../server/rules/bounce.ts'
import { absence, complaint, exchange, exim, postfix, qq, type Sent } from '../peers/bounces.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { type Home, sendOrder, shortWaits, storeWith, tell } from '../peers/telling.ts'

describe('what a report means', () => {
  test.each([
    ['failed', '5.1.1', 'smtp; 550 5.1.1 User unknown', { state: 'failed' }, 'class 5 is final'],
    ['failed', '5.0.0', 'smtp; 550 no such user', { state: 'failed' }, 'a vague status, a clear reply'],
    ['failed', '', '', { state: 'failed' }, 'nothing said: it did not arrive'],
    ['failed', '4.4.7', '', { state: 'again', retry: 'deferred' }, 'a relay gave up on something passing'],
    ['failed', '5.0.0', 'smtp; 452 4.2.2 full', { state: 'again' }, 'the reply is of class 4'],
    [
      'failed',
      '5.7.1',
      'smtp; 550 Connection frequency limited',
      { state: 'again', retry: 'throttled' },
      'QQ says 550 for frequency',
    ],
    ['failed', '5.7.0', 'smtp; 550 发信过于频繁', { state: 'again', retry: 'throttled' }, 'and in Chinese'],
    ['delivered', '2.0.0', 'smtp; 250 ok', { state: 'delivered' }, 'a success report'],
    ['delayed', '4.4.1', 'smtp; 451 later', null, 'the relay still tries'],
    ['relayed', '2.0.0', '', null, 'passed on, nothing known'],
  ])('%s %s %s', (action, status, diagnostic, verdict, _why) => {
    const judged = judgeReport({ action, status, diagnostic })
    if (verdict === null) expect(judged).toBeNull()
    else expect(judged).toMatchObject(verdict)
  })

  test('the address is not repeated in what is kept', () => {
    const judged = judgeReport({
      action: 'failed',
      status: '5.1.1',
      diagnostic: 'smtp; 550 <p1@people.example>: unknown',
    })
    expect(judged?.code).toBe('5.1.1 550 <>: unknown')
  })
})

describe('a mark', () => {
  const key = createSecretKey(Buffer.alloc(32, 7))
  const mark = markOf(key, 'i2', 17)

  test('names its delivery and its incident, wherever it stands', () => {
    for (const text of [`bounce+${mark}@cloud.example`, `<o1.${mark}@cloud.example>`, `ENVID ${mark}`])
      expect(findMark(key, ['i1', 'i2'], [text])).toEqual({ incidentId: 'i2', id: 17 })
  })

  test('made up, cut short or of an incident that is not here, it is not ours', () => {
    const forged = `18.${mark.split('.')[1]}`
    for (const text of [forged, mark.slice(0, -1), `${mark}0`])
      expect(findMark(key, ['i1', 'i2'], [text])).toBeNull()
    expect(findMark(key, ['i1'], [mark])).toBeNull()
  })
})

describe('bounces of an order', () => {
  let home: Home
  let smtp: SmtpPeer
  let store: PeopleStore
  let mailroom: Mailroom
  beforeEach(async () => {
    home = makeHome()
    smtp = await startSmtp()
    store = await storeWith(home, peopleCsv(6, { phones: true }))
    mailroom = openMailroom({
      ...home,
      apply: async (_incident, news) => (await applyNews(store, news, Date.now(), shortWaits)).known,
      report: (_incident, message) => expect.unreachable(message),
    })
  })
  afterEach(async () => {
    await mailroom.stop()
    await smtp.close()
    store.close()
    home.remove()
  })

  const order = makeOrder('o1', { channels: ['email', 'sms'] })
  const smtpUrl = () => `smtp://127.0.0.1:${smtp.port}`
  const sentTo = (n: number): Sent => {
    const { from, to, data } = smtp.received.findLast((letter) => letter.to === emailOf(n))!
    const [, messageId = ''] = /^message-id: <(.*)>/im.exec(data) ?? []
    return { mark: /\+(.*)@/.exec(from)![1]!, messageId, to }
  }
  async function handIn(raw: Buffer, recipient = '') {
    const fate = await takeBounce(home, mailroom, raw, recipient)
    await mailroom.processAll()
    return fate
  }
  const coverage = async () => (await progressOf(store, 'o1')).coverage
  const rowOf = async (n: number) =>
    (await listDeliveries(store, 'o1', { channel: 'email' })).find(({ personId }) => personId === n)

  test('Postfix, Exim, Exchange and QQ: each finds its person, a later bounce beats accepted, the next channel follows', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    expect(await coverage()).toMatchObject({ told: 6 })
    const shapes = [postfix, exim, exchange, qq]
    for (const [at, shape] of shapes.entries()) expect(await handIn(shape(sentTo(at + 1)))).toBe('taken')
    expect(await coverage()).toMatchObject({ told: 2, trying: 4 })
    for (const n of [1, 2, 3, 4]) expect(await rowOf(n)).toMatchObject({ state: 'failed', stands: false })
    expect(await rowOf(3)).toMatchObject({ code: expect.stringContaining('5.1.10 550 5.1.10 RESOLVER') })
    await sendOrder(home, store, order, { smtpUrl: smtpUrl() }).ended
    expect(await coverage()).toMatchObject({ told: 2, sandbox: 4 })
  })

  test('a bounce after "delivered" counts; the same report twice, or "delivered" after it, changes nothing', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    const good = { action: 'delivered', status: '2.0.0', diagnostic: '250 ok', id: 'good' }
    await handIn(postfix(sentTo(1), good))
    expect(await rowOf(1)).toMatchObject({ state: 'delivered' })
    expect(await handIn(postfix(sentTo(1)))).toBe('taken')
    expect(await handIn(postfix(sentTo(1)))).toBe('repeated')
    await handIn(postfix(sentTo(1), { ...good, id: 'late' }))
    expect(await rowOf(1)).toMatchObject({ state: 'failed' })
  })

  test('frequency is a deferral: it goes out once more, the same bytes, and nobody is given up', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    const first = smtp.received.find(({ to }) => to === emailOf(1))!
    await handIn(postfix(sentTo(1), { status: '5.7.1', diagnostic: '550 Sender frequency limited' }))
    expect(await rowOf(1)).toMatchObject({ state: 'pending', stands: true, attempt: 1 })
    await sendOrder(home, store, order, { smtpUrl: smtpUrl() }).ended
    const copies = smtp.received.filter(({ to }) => to === emailOf(1))
    expect(copies).toEqual([first, first])
    expect(await coverage()).toMatchObject({ told: 6 })
  })

  test('deferred time and again, the tries are used up and the next channel takes over', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    for (let time = 0; time < 4; time++) {
      await handIn(postfix(sentTo(1), { status: '4.4.7', diagnostic: '', id: `time${time}` }))
      await sendOrder(home, store, order, { smtpUrl: smtpUrl() }).ended
    }
    expect(smtp.received.filter(({ to }) => to === emailOf(1)).length).toBe(4)
    expect(await rowOf(1)).toMatchObject({ state: 'failed', stands: false })
    expect(await coverage()).toMatchObject({ told: 5, sandbox: 1 })
  })

  test.each([
    ['still trying', (sent: Sent) => postfix(sent, { action: 'delayed', status: '4.4.1' })],
    ['an absence notice', absence],
    ['a mail that is none', () => Buffer.from('hello')],
    ['nothing at all', () => Buffer.alloc(0)],
    ['"this is no spam"', (sent: Sent) => complaint(sent, 'not-spam')],
  ])('%s settles nothing', async (_what, shape) => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    expect(await handIn(shape(sentTo(1)))).toBe('no_bounce')
    expect(await coverage()).toMatchObject({ told: 6 })
  })

  test('after the order was cancelled a bounce is counted, and nothing more is sent', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    await store.cancelOrder('o1', Date.now())
    await handIn(postfix(sentTo(1)))
    await handIn(postfix(sentTo(2), { status: '4.4.7', diagnostic: '' }))
    expect(await coverage()).toMatchObject({ told: 4, unreachable: 2, trying: 0 })
  })

  test('a complaint shows that it arrived', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    expect(await handIn(complaint(sentTo(2)))).toBe('taken')
    expect(await rowOf(2)).toMatchObject({ state: 'delivered', code: 'complaint abuse' })
  })

  test('a bounce whose mark was made up is not ours', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    const sent = sentTo(1)
    const forged = { ...sent, mark: `1.${'f'.repeat(16)}`, messageId: `o1.1.${'f'.repeat(16)}@cloud.example` }
    expect(await handIn(postfix(forged))).toBe('not_ours')
    expect(await coverage()).toMatchObject({ told: 6 })
  })

  test('stripped of everything, the address it came to is enough', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    const { mark } = sentTo(5)
    const bare = { mark: 'x', messageId: 'y@z.example', to: emailOf(5) }
    expect(await handIn(postfix(bare), `bounce+${mark}@cloud.example`)).toBe('taken')
    expect(await rowOf(5)).toMatchObject({ state: 'failed' })
  })

  test('what was handed in and not yet applied when the console died is applied at the next start', async () => {
    await tell(home, store, order, { smtpUrl: smtpUrl() })
    await mailroom.stop()
    const failing = openMailroom({
      ...home,
      apply: () => Promise.reject(new Error('disk full')),
      report: () => {},
    })
    expect(await takeBounce(home, failing, postfix(sentTo(1)), '')).toBe('taken')
    await failing.stop()
    expect(await rowOf(1)).toMatchObject({ state: 'accepted' })
    mailroom = openMailroom({
      ...home,
      apply: async (_incident, news) => (await applyNews(store, news, Date.now(), shortWaits)).known,
      report: (_incident, message) => expect.unreachable(message),
    })
    await mailroom.processAll()
    expect(await rowOf(1)).toMatchObject({ state: 'failed' })
    expect(mailroom.provenAt('bounce')).not.toBeNull()
    expect(mailroom.provenAt('baidu')).toBeNull()
  })
})

test('a report of two recipients: whoever was reached counts', async () => {
  const sent = { mark: `1.${'a'.repeat(16)}`, messageId: 'm@cloud.example', to: 'a@people.example' }
  const two = postfix(sent)
    .toString()
    .replace('Action: failed', 'Action: delivered\r\nStatus: 2.0.0\r\n\r\nAction: failed')
  expect((await readBounceMail(Buffer.from(two)))?.verdict).toMatchObject({ state: 'delivered' })
})
