import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import type { ChannelForm } from '../../server/contract/channelSettings.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { startCentre } from '../peers/messageCentre.ts'
import { emailOf, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { refusal } from '../reports.ts'
import { approveNotice, breachWith, isDone, movedTo, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

const push = `whsec_${randomBytes(32).toString('base64')}`
const shared = randomBytes(32)
const password = 'nobody-may-read-this'
const site = 'https://shop.example'

describe.each(dialects)('channels set on the page, on %s', (dialect) => {
  let smtp: SmtpPeer
  let centre: Awaited<ReturnType<typeof startCentre>>
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    smtp = await startSmtp()
    centre = await startCentre(push)
    console_ = await startTestConsole({
      dialect,
      env: { SMS_URL: 'https://k:s@sms.example/send?country=CN' },
    })
    team = await setUpTeam(console_)
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
    await centre?.close()
  })

  /** People; staff are told through the same relay. */
  const receivers = () => smtp.received.map(({ to }) => to).filter((to) => to.endsWith('@people.example'))
  const relay = () => ({
    ...{ id: 'a', host: '127.0.0.1', port: smtp.port, tls: 'offered' as const, user: '' },
    ...{ connections: 2, rate: null, weight: 1 },
  })
  const email = (change = {}): ChannelForm => ({
    kind: 'email',
    country: 'CN',
    relays: [{ ...relay(), ...change }],
  })
  const inSite = (change = {}): ChannelForm => ({
    ...{ kind: 'inSite' as const, country: 'CN', url: centre.url, calls: 4, rate: null },
    ...{ feed: 'HS256' as const, origins: [site], ...change },
  })
  const save = (setting: ChannelForm, version: number, secrets = {}, by = team.commander) =>
    by.call(api.saveChannel, { params: { kind: setting.kind }, body: { version, setting, secrets } })
  const shown = async (kind: string, by = team.commander) =>
    (await by.call(api.listChannels)).find((one) => one.kind === kind)!
  const keys = { push, feedKey: shared.toString('base64') }

  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const tokenOf = (sub: string, key = shared) => {
    const aud = console_.ctx.config.publicUrl
    const head = `${part({ alg: 'HS256' })}.${part({ sub, aud, exp: Math.floor(console_.now() / 1000) + 300 })}`
    return `${head}.${createHmac('sha256', key).update(head).digest('base64url')}`
  }
  const ask = (path: string, token: string, init: RequestInit = {}) =>
    fetch(`${console_.url}/api/feed/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
    })

  test('the owner alone sets one; what the environment set stays as it is', async () => {
    expect(await refusal(save(email(), 0, {}, team.legal))).toMatchObject({ status: 403 })
    const sms = { kind: 'sms', country: 'CN', provider: 'generic', endpoint: 'https://a.example/s' } as const
    const rest = { key: 'k', signatureId: '', batch: null, rate: null, templates: [] }
    expect(await refusal(save({ ...sms, ...rest }, 0, { secret: 's' }))).toMatchObject({
      problem: { code: 'set_by_environment' },
    })
    expect(await shown('sms')).toMatchObject({
      source: 'environment',
      host: 'sms.example',
      country: 'CN',
      can: ['verify'],
    })
    expect(await shown('email')).toMatchObject({ source: 'none', can: ['change'] })
  })

  test.each([
    [
      () => save(email({ user: 'me' }), 0),
      '/setting/relays/0/password',
      'needed',
      'a user without a password',
    ],
    [
      () => save(email({ user: 'me', host: 'mail.example' }), 0, { 'password:a': 'x' }),
      '/setting/relays/0/tls',
      'password_in_clear',
      'a password that could go in the clear',
    ],
    [() => save(inSite({ url: '', feed: '' }), 0), '/setting/url', 'push_or_feed', 'neither push nor feed'],
    [
      () => save(inSite({ url: 'http://far.example/x' }), 0, keys),
      '/setting/url',
      'not_https',
      'in the clear',
    ],
    [
      () => save(inSite(), 0, { ...keys, push: 'whsec_short' }),
      '/secrets/push',
      'webhook_secret',
      'too short',
    ],
    [
      () => save(inSite(), 0, { ...keys, feedKey: 'c2hvcnQ=' }),
      '/secrets/feedKey',
      'feed_key_short',
      'too short',
    ],
    [() => save(inSite({ origins: ['*'] }), 0, keys), '/setting/origins', 'not_an_origin', 'everybody'],
    [() => save(inSite({ country: 'Mars' }), 0, keys), '/setting/country', 'not_a_country', 'no country'],
  ])('refused by name: %#', async (act, pointer, code, _why) => {
    const said = await refusal(act())
    expect(said).toMatchObject({ status: 422 })
    expect(JSON.stringify(said)).toContain(`"${pointer}"`)
    expect(JSON.stringify(said)).toContain(code)
  })

  test('secrets are sealed, told of by name and day, and never given out again', async () => {
    await save(email({ user: 'me' }), 0, { 'password:a': password })
    const owner = await shown('email')
    expect(owner).toMatchObject({
      source: 'page',
      secrets: [{ name: 'password:a', setBy: { id: team.commander.id } }],
      setting: { relays: [{ user: 'me' }] },
      version: 1,
    })
    expect(await shown('email', team.legal)).toMatchObject({ setting: null, secrets: [], can: ['verify'] })
    expect(JSON.stringify(owner)).not.toContain(password)
    expect(await refusal(save(email(), 0))).toMatchObject({ status: 409 })
    if (dialect === 'sqlite')
      for (const file of ['fenghuo.sqlite', 'fenghuo.sqlite-wal'])
        expect(readFileSync(join(console_.folder, file)).includes(password)).toBe(false)
    await save(email({ weight: 3 }), 1)
    expect((await shown('email')).secrets[0]).toEqual(owner.secrets[0])
    await save(email(), 2, { 'password:a': '' })
    expect((await shown('email')).secrets).toEqual([])
  })

  test('set without a restart: pushed, refused on to e-mail, read in the feed by its own reader alone', async () => {
    await save(inSite(), 0, keys)
    expect(await team.commander.call(api.verifyChannel, { params: { kind: 'inSite' } })).toMatchObject({
      ok: true,
    })
    const { incidentId } = await breachWith(console_, team, peopleCsv(6))
    const notice = await approveNotice(team, incidentId, { channelOrder: ['inSite', 'email'] })
    centre.tricks = { unknown: new Set(['u5']) }
    const given = await orderOf(console_, team, incidentId, notice)
    const done = await orderWhen(team.commander, incidentId, given.id, isDone)
    expect(done.coverage).toMatchObject({ people: 6, trying: 5, told: 1 })
    expect(receivers()).toEqual([emailOf(5)])
    expect([...centre.inbox.values()].map(({ ref }) => ref).sort()).toEqual(['u1', 'u2', 'u3', 'u4', 'u6'])

    const { messages } = (await (await ask('messages', tokenOf('u2'))).json()) as {
      messages: { id: string; text: string; readAt: string | null }[]
    }
    expect(messages).toMatchObject([{ text: expect.stringContaining('测试用户2'), readAt: null }])
    const read = (sub: string) =>
      ask(`messages/${messages[0]!.id}/read`, tokenOf(sub), { method: 'POST', headers: { origin: site } })
    expect((await ask('messages', tokenOf('u2', randomBytes(32)))).status).toBe(401)
    expect((await read('u3')).status).toBe(404)
    const answer = await read('u2')
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, site])
    const { headers, body } = centre.receipt([{ id: [...centre.inbox.keys()][0], status: 'delivered' }])
    const receipt = () => fetch(`${console_.url}/api/receipts/in-site`, { method: 'POST', headers, body })
    expect([(await receipt()).status, (await receipt()).status]).toEqual([200, 200])
    await console_.ctx.senders.processNews()
    const after = await orderWhen(team.commander, incidentId, given.id, ({ coverage }) => coverage.told === 3)
    expect(after.coverage).toMatchObject({ people: 6, told: 3, trying: 3 })
    expect((await shown('inSite')).provenAt).not.toBeNull()
  })

  test('after a restart the seals open again; taken out of use, the last stop says who is passed over', async () => {
    console_ = await console_.restart()
    team = movedTo(team, console_.url)
    expect((await ask('messages', tokenOf('u2'))).status).toBe(200)
    expect((await shown('inSite')).health).toMatchObject({
      successAt: expect.any(String),
      trouble: 'unknown_account',
    })
    await team.commander.call(api.dropChannel, { params: { kind: 'inSite' }, query: { version: '1' } })
    expect((await ask('messages', tokenOf('u2'))).status).toBe(401)
    const { incidentId } = await breachWith(console_, team, peopleCsv(3))
    const notice = await approveNotice(team, incidentId, { channelOrder: ['inSite', 'email'] })
    const stop = await team.commander.call(api.rehearseOrder, {
      params: { incidentId },
      query: { noticeId: notice.id, version: String(notice.version) },
    })
    expect(stop).toMatchObject({
      passed: [{ channel: 'inSite', why: 'not_set_up' }],
      byChannel: { email: 3, inSite: 0 },
    })
    smtp.received.length = 0
    const given = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, given.id, isDone)
    expect(receivers()).toHaveLength(3)
  })
})
