import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { feedOf, ownMessage } from '../../server/delivery/feed.ts'
import type { FeedKey } from '../../server/delivery/inSiteSetting.ts'
import { progressOf } from '../../server/delivery/results.ts'
import { createSenders, type Senders } from '../../server/delivery/senders.ts'
import { isGenuineWebhook, signWebhook } from '../../server/delivery/standardWebhook.ts'
import { userOf } from '../../server/delivery/userToken.ts'
import { startCentre } from '../peers/messageCentre.ts'
import { makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { type Home, sendOrder, startOrder, storeWith, sumOf, tell } from '../peers/telling.ts'

const secret = `whsec_${randomBytes(32).toString('base64')}`
const older = `whsec_${randomBytes(32).toString('base64')}`
const text = {
  channel: 'inSite' as const,
  language: 'zh-CN' as const,
  group: '',
  reader: 'person' as const,
  subject: '关于您的个人信息',
  text: '{{person.name}}，核对码 {{person.code}}。',
}
const order = (change = {}) => {
  const [byEmail] = makeOrder('o1').body.texts
  return makeOrder('o1', { channels: ['inSite', 'email'], texts: [text, byEmail!], ...change })
}
const pushTo = (url: string, secrets = [secret]) => ({
  inSite: { push: { url, secrets, calls: 4, rate: null, timeoutMs: 1_000 }, feed: null },
})
const feedOnly = { inSite: { push: null, feed: { keys: [], audience: 'a', origins: [] } } }

describe('pushed to the message centre', () => {
  let home: Home
  let centre: Awaited<ReturnType<typeof startCentre>>
  let store: PeopleStore
  beforeEach(async () => {
    home = makeHome()
    centre = await startCentre(secret)
  })
  afterEach(async () => {
    store.close()
    await centre.close()
    home.remove()
  })

  test('one message each, in the person’s own words; taken is not yet told', async () => {
    store = await storeWith(home, peopleCsv(12))
    const { coverage } = await tell(home, store, order(), pushTo(centre.url))
    expect(centre.inbox.size).toBe(12)
    expect([...centre.inbox.values()][0]).toMatchObject({
      ref: 'u1',
      title: '关于您的个人信息',
      text: expect.stringMatching(/^测试用户1，核对码 [A-Z0-9-]{9}。$/),
    })
    expect(centre.badSignatures).toBe(0)
    expect(coverage).toMatchObject({ told: 0, trying: 12 })
    expect(sumOf(coverage)).toBe(12)
  })

  test('silences after taking, cuts, 500s and throttles: said again under the same id, so nobody gets two', async () => {
    store = await storeWith(home, peopleCsv(12))
    centre.tricks = { silentAfterTaking: 2, cuts: 2, fails: 2, throttles: 2 }
    const { coverage } = await tell(home, store, order(), pushTo(centre.url))
    expect(centre.inbox.size).toBe(12)
    expect(centre.requests).toBeGreaterThanOrEqual(20)
    expect(coverage.trying).toBe(12)
  })

  test('an account the centre does not know goes on to e-mail at once', async () => {
    store = await storeWith(home, peopleCsv(3))
    centre.tricks = { unknown: new Set(['u2']) }
    const progress = await tell(home, store, order(), pushTo(centre.url))
    expect(progress.deliveries).toContainEqual({ channel: 'inSite', state: 'failed', n: 1 })
    expect(progress.deliveries).toContainEqual({ channel: 'email', state: 'sandboxed', n: 1 })
  })

  test('a centre that refuses us all rests the channel and costs nobody a try', async () => {
    store = await storeWith(home, peopleCsv(2))
    centre.tricks = { lockedOut: true }
    const run = await startOrder(home, store, order(), pushTo(centre.url))
    while (centre.requests < 2) await new Promise((resolve) => setImmediate(resolve))
    centre.tricks = {}
    await run.ended
    expect(centre.inbox.size).toBe(2)
    expect((await progressOf(store, 'o1')).coverage.trying).toBe(2)
  })

  test('what a crash left open is said again, by whatever policy', async () => {
    store = await storeWith(home, peopleCsv(4))
    centre.tricks = { silentAfterTaking: 4 }
    const run = await startOrder(home, store, order({ onUnknown: 'hold' }), pushTo(centre.url))
    while (centre.inbox.size < 4) await new Promise((resolve) => setImmediate(resolve))
    await sendOrder(home, store, order({ onUnknown: 'hold' }), pushTo(centre.url)).ended
    expect(await run.ended).toBe('fenced')
    expect(centre.inbox.size).toBe(4)
    expect((await progressOf(store, 'o1')).coverage).toMatchObject({ trying: 4, unknown: 0 })
  })

  test('while the secret changes both sign, and the centre’s own one is enough', async () => {
    store = await storeWith(home, peopleCsv(2))
    await tell(home, store, order(), pushTo(centre.url, [older, secret]))
    expect(centre.inbox.size).toBe(2)
  })

  test('unread for a day: on to the next channel; read after all: read beats all', async () => {
    store = await storeWith(home, peopleCsv(2))
    await tell(home, store, order(), pushTo(centre.url))
    const stored = (await store.findOrder('o1'))!
    const day = 24 * 3_600_000
    const later = (ms: number) => store.expireUnknown(stored.no, Date.now() + ms - 3 * day, Date.now() + ms)
    expect(await later(day - 60_000)).toBe(0)
    expect(await later(day + 60_000)).toBe(2)
    const readOf = (id: number) => ({ id, state: 'read' as const, code: null, only: 'inSite' as const })
    const [byEmail] = await store.listDeliveries(stored.no, {
      state: null,
      channel: 'email',
      resent: false,
      after: 0,
      limit: 1,
    })
    expect(await store.applyEvents([readOf(byEmail!.id)], Date.now())).toBe(0)
    await sendOrder(home, store, order(), {}).ended
    expect((await progressOf(store, 'o1')).coverage.sandbox).toBe(2)
    expect(await store.applyEvents([readOf(1)], Date.now())).toBe(1)
    expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: 1, sandbox: 1 })
  })
})

describe('receipts and the feed', () => {
  let home: Home
  let senders: Senders
  let centre: Awaited<ReturnType<typeof startCentre>>
  let store: PeopleStore
  beforeEach(async () => {
    home = makeHome()
    centre = await startCentre(secret)
    store = await storeWith(home, peopleCsv(3))
    await tell(home, store, order(), pushTo(centre.url))
    senders = createSenders({
      ...home,
      ...pushTo(centre.url),
      waits: { connect: [], deferred: [], throttled: [] },
    })
  })
  afterEach(async () => {
    await senders.stop()
    store.close()
    await centre.close()
    home.remove()
  })
  const told = async () => {
    await senders.processNews()
    return (await progressOf(store, 'o1')).coverage.told
  }

  test('a receipt counts once; forged, old, made up or of another channel it does not', async () => {
    const read = [{ id: 'i1.1', status: 'read' }]
    expect(senders.inSiteReceipt(centre.receipt(read, { by: older }))).toBe(false)
    expect(senders.inSiteReceipt(centre.receipt(read, { at: Date.now() - 301_000 }))).toBe(false)
    expect(senders.inSiteReceipt({ ...centre.receipt(read), body: '{"receipts":[]}' })).toBe(false)
    expect(await told()).toBe(0)
    const odd = [
      { id: 'i9.1', status: 'read' },
      { id: '../i1.1', status: 'read' },
      { id: 'i1.2', status: 'bliss' },
      7,
    ]
    expect(senders.inSiteReceipt(centre.receipt(odd))).toBe(true)
    expect(await told()).toBe(0)
    expect(senders.inSiteReceipt(centre.receipt(read))).toBe(true)
    expect(senders.inSiteReceipt(centre.receipt(read))).toBe(true)
    expect(await told()).toBe(1)
    expect(senders.inSiteReceipt(centre.receipt([{ id: 'i1.1', status: 'failed' }]))).toBe(true)
    expect(await told()).toBe(1)
  })

  test('the feed holds one’s own messages alone, and only these can be read', async () => {
    const own = await senders.feed('u2')
    expect(own).toEqual([
      expect.objectContaining({ id: 'i1.2', title: '关于您的个人信息', language: 'zh-CN', readAt: null }),
    ])
    expect(await senders.feed('u99')).toEqual([])
    expect(await senders.readMessage('u2', 'i1.1')).toBe(false)
    expect(await senders.readMessage('u2', 'i8.2')).toBe(false)
    expect(await told()).toBe(0)
    expect(await senders.readMessage('u2', 'i1.2')).toBe(true)
    expect(await told()).toBe(1)
    expect((await senders.feed('u2'))[0]?.readAt).not.toBeNull()
  })

  test('without a centre the message stands in the feed from when it was sent', async () => {
    const other = order({ texts: [{ ...text, text: '补充说明' }] })
    await tell(home, store, { ...other, id: 'o2' }, feedOnly)
    expect((await feedOf(store, 'i1', 'u1')).map((message) => message.text)).toContain('补充说明')
    expect(await ownMessage(() => null, 'i1.1', 'u1')).toBeNull()
  })
})

describe('a signed push', () => {
  test('by the specification’s own example', () => {
    const known = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const head = signWebhook([known], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}')
    expect(head['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
    expect(isGenuineWebhook([known], { ...head }, '{"test": 2432232314}', 1614265330_000)).toBe(true)
    expect(isGenuineWebhook([known], { ...head }, '{"test": 2432232315}', 1614265330_000)).toBe(false)
  })
})

describe('a user’s token', () => {
  const shared = randomBytes(32)
  const pair = generateKeyPairSync('ed25519')
  const hs: FeedKey = { alg: 'HS256', key: shared.toString('base64') }
  const ed: FeedKey = {
    alg: 'EdDSA',
    key: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
  const now = 1_800_000_000
  const good = { sub: 'u1', aud: 'https://tell.example', exp: now + 300 }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = (claims: object, by: 'HS256' | 'EdDSA' | 'none', key: Buffer = shared) => {
    const head = `${part({ alg: by })}.${part(claims)}`
    const signature = {
      HS256: () => createHmac('sha256', key).update(head).digest(),
      EdDSA: () => sign(null, Buffer.from(head), pair.privateKey),
      none: () => Buffer.alloc(0),
    }[by]()
    return `${head}.${signature.toString('base64url')}`
  }
  const ask = (jwt: string, keys = [hs]) =>
    userOf(jwt, { keys, audience: 'https://tell.example', origins: [] }, now * 1000)
  const publicBytes = Buffer.from(ed.key, 'base64')

  test.each([
    [ask(token(good, 'HS256')), 'u1', 'as it should be'],
    [ask(token({ ...good, aud: ['x', good.aud] }, 'HS256')), 'u1', 'meant for several'],
    [ask(token(good, 'EdDSA'), [ed]), 'u1', 'by a key pair'],
    [ask(token(good, 'HS256'), [ed, hs]), 'u1', 'by the second key'],
    [ask(token(good, 'HS256', randomBytes(32))), null, 'another secret'],
    [ask(token(good, 'HS256', publicBytes), [ed]), null, 'the public key used as a secret'],
    [ask(token(good, 'none')), null, 'unsigned'],
    [ask(token({ ...good, exp: now - 31 }, 'HS256')), null, 'expired'],
    [ask(token({ ...good, exp: now + 90_000 }, 'HS256')), null, 'good for more than a day'],
    [ask(token({ sub: 'u1', aud: good.aud }, 'HS256')), null, 'good for ever'],
    [ask(token({ ...good, nbf: now + 60 }, 'HS256')), null, 'not yet'],
    [ask(token({ ...good, aud: 'https://shop.example' }, 'HS256')), null, 'meant for somebody else'],
    [ask(token({ ...good, sub: '' }, 'HS256')), null, 'nobody’s'],
    [ask(token({ ...good, sub: { u: 1 } }, 'HS256')), null, 'no account'],
    [ask(`${token(good, 'HS256')}.x`), null, 'a fourth part'],
    [ask('nonsense'), null, 'no token at all'],
    [
      ask(
        token({ ...good, sub: 'u2' }, 'HS256').replace(/\.[^.]+$/, `.${token(good, 'HS256').split('.')[2]}`),
      ),
      null,
      'somebody else’s name put in',
    ],
  ])('%#: %s', (said, wanted, _why) => {
    expect(said).toBe(wanted)
  })
})
