import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { channelsFor } from '../../server/delivery/channels.ts'
import type { OrderText } from '../../server/delivery/order.ts'
import { applyReceipts } from '../../server/delivery/receipts.ts'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { runOrder } from '../../server/delivery/sender.ts'
import { createSenders } from '../../server/delivery/senders.ts'
import { type SmsProviderName, smsKinds } from '../../server/delivery/sms-kinds.ts'
import type { Callback } from '../../server/delivery/sms-provider.ts'
import { readSmsUrl } from '../../server/delivery/smsUrl.ts'
import { askProviders } from '../../server/delivery/unknown.ts'
import { makeHome, makeOrder, peopleCsv, phoneOf } from '../peers/people.ts'
import { type AliyunPeer, startAliyun } from '../peers/smsAliyun.ts'
import { type BaiduPeer, startBaidu } from '../peers/smsBaidu.ts'
import { type Home, sendOrder, shortWaits, startOrder, storeWith, sumOf, tell } from '../peers/telling.ts'

/** One peer behind one face, so that both providers are told the same scenarios. */
interface Provider {
  url: string
  tricks: BaiduPeer['tricks'] & AliyunPeer['tricks']
  badSignatures: number
  /** Eleven-digit numbers that were taken, one entry a message. */
  sent(): string[]
  /** Numbers by call. */
  callSizes(): number[]
  callback(number: string, delivered: boolean): Callback
  close(): Promise<void>
}

const providers: Record<Exclude<SmsProviderName, 'generic'>, () => Promise<Provider>> = {
  baidu: async () => {
    const peer = await startBaidu()
    const callOf = (number: string) => peer.calls.find(({ mobiles }) => mobiles.includes(number))!
    return Object.assign(peer, {
      sent: () =>
        peer.calls.flatMap(({ mobiles }) => mobiles.filter((mobile) => !peer.tricks.refuse?.[mobile])),
      callSizes: () => peer.calls.map(({ mobiles }) => mobiles.length),
      callback: (number: string, delivered: boolean) =>
        peer.receipt(callOf(number), number, delivered ? '0' : '2'),
    })
  },
  aliyun: async () => {
    const peer = await startAliyun()
    return Object.assign(peer, {
      sent: () => peer.messages.map(({ number }) => number),
      callSizes: () => [...Map.groupBy(peer.messages, ({ bizId }) => bizId).values()].map((of) => of.length),
      callback: (number: string, delivered: boolean) =>
        peer.receipt(
          peer.messages.filter((message) => message.number === number),
          delivered,
        ),
    })
  },
}

const [byEmail, bySms] = makeOrder('x').body.texts as [OrderText, OrderText]
const filed = {
  ...bySms,
  template: { id: 'T1', params: { code: '请见官网' } },
}
const order = (change = {}) => makeOrder('o1', { channels: ['sms'], texts: [byEmail, filed], ...change })

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
})
afterEach(() => {
  store.close()
  home.remove()
})

describe.each(Object.keys(providers) as (keyof typeof providers)[])('%s', (name) => {
  let peer: Provider
  beforeEach(async () => {
    peer = await providers[name]()
  })
  afterEach(() => peer.close())

  async function text(count: number, change = {}, query = '') {
    store = await storeWith(home, peopleCsv(count, { phones: true }))
    return tell(home, store, order(change), { smsUrl: `${peer.url}${query}` })
  }
  const receive = (number: string, delivered: boolean) => {
    const { body } = peer.callback(number, delivered)
    return applyReceipts(store, smsKinds[name].readReceipts(body), Date.now())
  }
  const coverage = async () => (await progressOf(store, 'o1')).coverage

  test('450 people with one text take three signed calls; the handset says who is told', async () => {
    const progress = await text(450)
    expect(peer.callSizes()).toEqual([200, 200, 50])
    expect(peer.badSignatures).toBe(0)
    expect(new Set(peer.sent()).size).toBe(450)
    expect(progress.coverage).toMatchObject({ told: 0, trying: 450 })
    await receive(phoneOf(1), true)
    await receive(phoneOf(2), false)
    expect(await coverage()).toMatchObject({ told: 1, trying: 448, unreachable: 1 })
    expect(sumOf(await coverage())).toBe(450)
  })

  test('receipts twice, out of order, before our own commit', async () => {
    peer.tricks.silentAfterTaking = 3
    store = await storeWith(home, peopleCsv(3, { phones: true }))
    const run = await startOrder(home, store, order(), { smsUrl: `${peer.url}&timeout=700` })
    while (!peer.sent().length) await new Promise((resolve) => setImmediate(resolve))
    const [row] = await listDeliveries(store, 'o1', {})
    expect(row?.state).toBe('sending')
    await receive(phoneOf(1), true)
    await run.ended
    expect(await coverage()).toMatchObject({ told: 1 })
    await receive(phoneOf(2), false)
    await receive(phoneOf(2), true)
    await receive(phoneOf(2), false)
    await receive(phoneOf(1), true)
    expect(await coverage()).toMatchObject({ told: 2, unreachable: 0 })
    expect(peer.sent().length).toBe(3)
  })

  test('throttled is later, not failed', async () => {
    peer.tricks.throttle = 2
    expect((await text(1)).coverage).toMatchObject({ trying: 1, unreachable: 0 })
    expect(peer.sent()).toEqual([phoneOf(1)])
  })

  test('an unknown template rests the channel and uses up nobody; once it is filed it goes', async () => {
    peer.tricks.templates = new Set(['T-other'])
    store = await storeWith(home, peopleCsv(5, { phones: true }))
    const running = tell(home, store, order(), { smsUrl: peer.url })
    await until(async () => (await listDeliveries(store, 'o1', {})).some(({ code }) => code !== null))
    const rows = await listDeliveries(store, 'o1', {})
    expect(rows.every(({ state, attempt }) => state === 'pending' && attempt === 0)).toBe(true)
    peer.tricks.templates.add('T1')
    expect((await running).coverage).toMatchObject({ trying: 5, unreachable: 0 })
  })

  test('a text that is not filed rests the channel without a request', async () => {
    const { template: _, ...unfiled } = filed
    store = await storeWith(home, peopleCsv(2, { phones: true }))
    const run = await startOrder(home, store, order({ texts: [unfiled] }), { smsUrl: peer.url })
    await until(async () =>
      (await listDeliveries(store, 'o1', {})).some(({ code }) => code === 'no_template'),
    )
    run.stop()
    await run.ended
    expect(await coverage()).toMatchObject({ trying: 2, unreachable: 0 })
    expect(peer.sent()).toEqual([])
  })

  test('a clock that is wrong is refused in words and loses nobody', async () => {
    peer.tricks.clockAheadMs = 3_600_000
    store = await storeWith(home, peopleCsv(2, { phones: true }))
    const running = tell(home, store, order(), { smsUrl: peer.url })
    const expired = /Expired/
    await until(async () =>
      (await listDeliveries(store, 'o1', {})).some(({ code }) => expired.test(code ?? '')),
    )
    peer.tricks.clockAheadMs = 0
    expect((await running).coverage).toMatchObject({ trying: 2, unreachable: 0 })
    expect(peer.sent().length).toBe(2)
  })

  test('one barred number among many fails alone and falls over to the next channel', async () => {
    peer.tricks.refuse = { [phoneOf(3)]: name === 'baidu' ? '4643' : 'isv.MOBILE_NUMBER_ILLEGAL' }
    const progress = await text(7, { channels: ['sms', 'email'] })
    expect(progress.coverage).toMatchObject({ trying: 6, sandbox: 1, unknown: 0 })
    expect(peer.sent().toSorted()).toEqual([1, 2, 4, 5, 6, 7].map(phoneOf))
  })

  test('verify says whether the keys are let in; a wrong secret is told in the provider’s words', async () => {
    store = await storeWith(home, peopleCsv(1))
    const verdict = (url: string) => channelOf(url).verify()
    expect(await verdict(peer.url)).toMatchObject({ ok: true })
    const wrong = await verdict(peer.url.replace('test-sk', 'guessed'))
    expect(wrong).toMatchObject({ ok: false, message: expect.stringContaining('SignatureDoesNotMatch') })
    expect(wrong.message).not.toContain('guessed')
  })

  test('a callback is genuine only with its token', () => {
    store = { close: () => {} } as PeopleStore
    const settings = readSmsUrl(peer.url)
    const genuine = (callback: object) => smsKinds[name].isGenuine(settings, callback as Callback, Date.now())
    const empty = { headers: {}, body: '[]', token: '' }
    expect(genuine(empty)).toBe(false)
    expect(genuine({ ...empty, token: 'guess' })).toBe(false)
    expect(smsKinds[name].isGenuine({ ...settings, token: '' }, empty, Date.now())).toBe(false)
  })
})

const channelOf = (smsUrl: string) =>
  channelsFor({ ...order(), incidentId: 'i1' }, { smsUrl, installationKey: home.installationKey })[0]!

/** An order whose intents were written so long ago. */
async function tellAgo(ms: number, smsUrl: string) {
  const stored = order()
  await store.insertOrder(
    {
      id: stored.id,
      world: JSON.stringify(stored.world),
      digest: stored.digest,
      noticeDigest: stored.noticeDigest,
      stageLimit: null,
      bound: stored.body.bound,
      body: JSON.stringify(stored.body),
    },
    Date.now(),
  )
  const setting = { store, incidentId: 'i1', now: () => Date.now() - ms, waits: shortWaits }
  await runOrder({ ...setting, channels: [channelOf(smsUrl)] }, 'o1').ended
}

const ask = async (smsUrl: string) => {
  const stored = (await store.findOrder('o1'))!
  await askProviders(store, stored, [channelOf(smsUrl)], Date.now())
  return progressOf(store, 'o1')
}

describe('baidu: the client token', () => {
  let peer: BaiduPeer
  beforeEach(async () => {
    peer = await startBaidu()
    store = await storeWith(home, peopleCsv(100, { phones: true }))
  })
  afterEach(() => peer.close())

  test('taken, then silence: the same call goes again under its token and is answered, not sent, again', async () => {
    peer.tricks.silentAfterTaking = 1
    const progress = await tell(home, store, order(), { smsUrl: `${peer.url}&timeout=400` })
    expect(peer.requests).toBe(2)
    expect(peer.calls.length).toBe(1)
    expect(progress.coverage).toMatchObject({ trying: 100, unknown: 0 })
  })

  test('a repetition that is refused proves nothing: unknown, no second message, no other channel', async () => {
    peer.tricks.silentAfterTaking = 1
    const change = { channels: ['sms', 'email'] as ('sms' | 'email')[] }
    const running = tell(home, store, order(change), { smsUrl: `${peer.url}&timeout=400` })
    while (!peer.calls.length) await new Promise((resolve) => setImmediate(resolve))
    peer.tricks.throttle = 5
    expect((await running).coverage).toMatchObject({ unknown: 100, trying: 0, sandbox: 0 })
    expect(peer.calls.length).toBe(1)
  })

  test('after a crash the call is not repeated once its token has lapsed: it waits for the receipt', async () => {
    peer.tricks.mute = true
    await tellAgo(240_000, `${peer.url}&timeout=300`)
    expect((await progressOf(store, 'o1')).coverage.unknown).toBe(100)
    peer.tricks.mute = false
    const before = peer.requests
    expect((await ask(peer.url)).coverage.unknown).toBe(100)
    expect(peer.requests).toBe(before)
  })

  test('the repetition after a crash carries the very same body, whatever receipts came between', async () => {
    peer.tricks.mute = true
    await tellAgo(0, `${peer.url}&timeout=300`)
    const { body } = peer.receipt(peer.calls[0]!, phoneOf(1), '0')
    await applyReceipts(store, smsKinds.baidu.readReceipts(body), Date.now())
    expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: 1, unknown: 99 })
    peer.tricks.mute = false
    expect((await ask(peer.url)).coverage).toMatchObject({ told: 1, trying: 99, unknown: 0 })
    expect(peer.calls.length).toBe(1)
  })

  test('an answer for half of the numbers leaves the other half unknown', async () => {
    peer.tricks.halfAnswers = 50
    const progress = await tell(home, store, order(), { smsUrl: peer.url })
    expect(progress.coverage).toMatchObject({ trying: 50, unknown: 50 })
    expect(peer.calls.length).toBe(1)
  })

  test('the call’s id is token and custom; a callback is signed over token, time and body', async () => {
    await tell(home, store, order(), { smsUrl: peer.url })
    const call = peer.calls[0]!
    expect(call).toMatchObject({
      custom: call.token,
      signatureId: 'sms-sign-test',
      template: 'T1',
      contentVar: { code: '请见官网' },
    })
    expect(call.token.length).toBeLessThanOrEqual(64)
    const callback = peer.receipt(call, phoneOf(1), '0')
    const genuine = (said: typeof callback) =>
      smsKinds.baidu.isGenuine(readSmsUrl(peer.url), said, Date.now())
    expect(genuine(callback)).toBe(true)
    const short = callback.headers.signature.replace(/^0+/, '')
    expect(genuine({ ...callback, headers: { ...callback.headers, signature: short } })).toBe(true)
    expect(genuine({ ...callback, body: callback.body.replace('"0"', '"2"') })).toBe(false)
    expect(genuine({ ...callback, headers: { ...callback.headers, timestamp: '1' } })).toBe(false)
  })
})

describe('aliyun: no idempotency', () => {
  let peer: AliyunPeer
  beforeEach(async () => {
    peer = await startAliyun()
    store = await storeWith(home, peopleCsv(30, { phones: true }))
  })
  afterEach(() => peer.close())

  test('taken, then silence: never repeated, unknown, no other channel; asking by OutId settles each', async () => {
    peer.tricks.silentAfterTaking = 1
    const change = { channels: ['sms', 'email'] as ('sms' | 'email')[] }
    const progress = await tell(home, store, order(change), { smsUrl: `${peer.url}&timeout=400` })
    expect(progress.coverage).toMatchObject({ unknown: 30, trying: 0, sandbox: 0 })
    peer.messages[0]!.status = 3
    peer.messages[1]!.status = 2
    const after = await ask(peer.url)
    expect(after.coverage).toMatchObject({ told: 1, trying: 29, unknown: 0 })
    expect(peer.messages.length).toBe(30)
  })

  test('never taken: for ten minutes it may still be on its way; after that it surely was not, and goes out', async () => {
    peer.tricks.silentBefore = 1
    await tellAgo(500_000, `${peer.url}&timeout=300`)
    expect((await ask(peer.url)).coverage.unknown).toBe(30)
    expect(peer.messages).toEqual([])
  })

  test('not found after ten minutes: put back, the finished order runs again, each gets one', async () => {
    peer.tricks.silentBefore = 1
    await tellAgo(601_000, `${peer.url}&timeout=300`)
    expect(await store.findOrder('o1')).toMatchObject({ state: 'done' })
    const progress = await ask(peer.url)
    expect(progress).toMatchObject({ state: 'running', coverage: { unknown: 0, trying: 30 } })
    await sendOrder(home, store, order(), { smsUrl: peer.url }).ended
    expect(peer.messages.map(({ number }) => number).toSorted()).toEqual(
      Array.from({ length: 30 }, (_, at) => phoneOf(at + 1)),
    )
  })

  test('a provider that cannot find what it took is not asked to send it again before time', async () => {
    peer.tricks.silentAfterTaking = 1
    peer.tricks.blind = true
    await tell(home, store, order(), { smsUrl: `${peer.url}&timeout=300` })
    expect((await ask(peer.url)).coverage.unknown).toBe(30)
  })

  test('while the console runs, the unknown is asked about again and again, the finished order’s too', async () => {
    peer.tricks.silentAfterTaking = 1
    const senders = createSenders({
      ...home,
      smsUrl: `${peer.url}&timeout=300`,
      progressMs: 20,
      followMs: 50,
    })
    const settled = new Promise<void>((resolve) =>
      senders.on('progress', (_incident, { coverage }) => coverage.told === 30 && resolve()),
    )
    await senders.start('i1', order())
    while (!peer.messages.length) await new Promise((resolve) => setImmediate(resolve))
    for (const message of peer.messages) message.status = 3
    await settled
    await senders.stop()
    expect(peer.messages.length).toBe(30)
  })

  test('words of one’s own go 100 a call', async () => {
    const personal = { ...filed, template: { id: 'T1', params: { name: '{{person.name}}' } } }
    store.close()
    home.remove()
    home = makeHome()
    store = await storeWith(home, peopleCsv(180, { phones: true }))
    await tell(home, store, order({ texts: [personal] }), { smsUrl: peer.url })
    expect([...Map.groupBy(peer.messages, ({ bizId }) => bizId).values()].map((of) => of.length)).toEqual([
      100, 80,
    ])
    expect(peer.actions.every((action) => action === 'SendBatchSms')).toBe(true)
    expect(peer.messages[6]).toMatchObject({
      number: phoneOf(7),
      params: { name: '测试用户7' },
      signName: '示例云',
    })
    expect(peer.badSignatures).toBe(0)
  })

  test('a system error may have sent it or not: unknown, and asked', async () => {
    peer.tricks.systemError = 1
    expect((await tell(home, store, order(), { smsUrl: peer.url })).coverage.unknown).toBe(30)
  })

  test('a callback names many; each is merged', async () => {
    await tell(home, store, order(), { smsUrl: peer.url })
    const { body, token } = peer.receipt(peer.messages.slice(0, 20), true)
    const settings = readSmsUrl(peer.url)
    expect(smsKinds.aliyun.isGenuine(settings, { headers: {}, body, token }, Date.now())).toBe(true)
    const receipts = smsKinds.aliyun.readReceipts(body)
    expect(await applyReceipts(store, receipts, Date.now())).toEqual({ known: 20, changed: 20 })
    expect(await applyReceipts(store, receipts, Date.now())).toEqual({ known: 20, changed: 0 })
    expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: 20, trying: 10 })
  })
})

async function until(seen: () => Promise<boolean>) {
  while (!(await seen())) await new Promise((resolve) => setImmediate(resolve))
}
