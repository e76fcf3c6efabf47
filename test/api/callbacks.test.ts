import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { bounceToken } from '../../server/delivery/bounceToken.ts'
import type { Callback } from '../../server/delivery/sms-provider.ts'
import { startTestConsole, type TestConsole } from '../console.ts'
import { absence, postfix, type Sent } from '../peers/bounces.ts'
import { emailOf, peopleCsv, phoneOf } from '../peers/people.ts'
import { startAliyun } from '../peers/smsAliyun.ts'
import { startBaidu } from '../peers/smsBaidu.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { breachWith, isDone, orderOf, orderWhen } from '../sending.ts'
import { setUpTeam, type Team } from '../team.ts'

const patience = { timeout: 15_000 }
const secret = 'a-long-word-of-the-relay'

const providers = {
  baidu: async () => {
    const peer = await startBaidu()
    return Object.assign(peer, {
      path: () => '/api/receipts/baidu',
      delivered: (number: string) => [peer.receipt(peer.calls[0]!, number, '0')],
      others: '/api/receipts/sms',
    })
  },
  aliyun: async () => {
    const peer = await startAliyun()
    return Object.assign(peer, {
      path: (token: string) => `/api/receipts/aliyun/${token}`,
      delivered: (number: string) => [
        peer.receipt(
          peer.messages.filter((message) => message.number === number),
          true,
        ),
      ],
      others: '/api/receipts/baidu',
    })
  },
}

/** Approved with a filed template, for a provider takes nothing else. */
async function approveFiled(team: Team, incidentId: string) {
  let notice = await team.affairs.call(api.draftNotice, { params: { incidentId } })
  const params = { incidentId, noticeId: notice.id }
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a provider's own placeholders
  const body = '您的${categories}可能泄露，致电${hotline}。核对码见官网。'
  const template = { id: 'T1', signature: '示例云', body }
  notice = await team.affairs.call(api.changeNotice, {
    params,
    body: {
      version: notice.version,
      filed: [{ language: 'zh-CN', audience: 'person', template }],
      plan: { ...notice.plan, languages: ['zh-CN'], channelOrder: ['sms', 'email'] },
    },
  })
  notice = await team.affairs.call(api.submitNotice, { params, body: { version: notice.version } })
  return team.legal.call(api.approveNotice, {
    params,
    body: { version: notice.version, digest: notice.digest },
  })
}

describe.each([
  ['baidu', 'sqlite'],
  ['aliyun', 'postgres'],
] as const)('%s over %s', (name, dialect) => {
  let peer: Awaited<ReturnType<(typeof providers)[typeof name]>>
  let console_: TestConsole
  let team: Team
  beforeAll(async () => {
    peer = await providers[name]()
    console_ = await startTestConsole({ dialect, env: { SMS_URL: peer.url } })
    team = await setUpTeam(console_)
  })
  afterAll(async () => {
    await console_?.stop()
    await peer?.close()
  })
  const post = (path: string, { headers, body }: Pick<Callback, 'headers' | 'body'>) =>
    fetch(`${console_.url}${path}`, { method: 'POST', headers: headers as Record<string, string>, body })
  const channel = async () => {
    const channels = await team.commander.call(api.listChannels, {})
    return channels.find(({ kind }) => kind === 'sms')
  }

  test('from the order to the handset: receipts are verified, merged once, and prove the provider', async () => {
    const { incidentId } = await breachWith(console_, team, peopleCsv(3, { phones: true }))
    const notice = await approveFiled(team, incidentId)
    const { id } = await orderOf(console_, team, incidentId, notice)
    const sent = await orderWhen(team.commander, incidentId, id, isDone)
    expect(sent.coverage).toMatchObject({ told: 0, trying: 3 })
    expect(peer.badSignatures).toBe(0)
    expect(await channel()).toMatchObject({ provider: name, country: 'CN', provenAt: null })
    const [genuine] = peer.delivered(phoneOf(1))
    expect((await post(peer.path('wrong-token'), { headers: {}, body: genuine!.body })).status).toBe(401)
    expect((await post(peer.others, genuine!)).status).toBe(401)
    for (const number of [1, 1, 2, 3].map(phoneOf))
      for (const callback of peer.delivered(number))
        expect((await post(peer.path(callback.token), callback)).status).toBe(200)
    await console_.ctx.senders.processNews()
    await orderWhen(team.commander, incidentId, id, ({ coverage }) => coverage.told === 3)
    expect(await channel()).toMatchObject({ provenAt: expect.stringContaining('T') })
  })

  test('what the page and the log are shown holds no secret', async () => {
    expect(JSON.stringify(await channel())).not.toMatch(/test-sk|test-ak|token/)
    const verdict = await team.commander.call(api.verifyChannel, { params: { kind: 'sms' } })
    expect(verdict.ok).toBe(true)
    expect(verdict.message).not.toMatch(/test-sk|test-ak|token/)
  })
})

describe('bounces', () => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let order: { incidentId: string; id: string }
  let maildir: string
  beforeAll(async () => {
    smtp = await startSmtp()
    maildir = mkdtempSync(join(tmpdir(), 'fenghuo-maildir-'))
    mkdirSync(join(maildir, 'new'))
    const smtpUrl = `smtp://127.0.0.1:${smtp.port}`
    console_ = await startTestConsole({
      env: { SMTP_URL: smtpUrl, BOUNCE_SECRET: secret, BOUNCE_MAILDIR: maildir },
    })
    team = await setUpTeam(console_)
    const { incidentId } = await breachWith(console_, team, peopleCsv(4))
    const notice = await approveFiled(team, incidentId)
    const { id } = await orderOf(console_, team, incidentId, notice)
    await orderWhen(team.commander, incidentId, id, ({ coverage }) => coverage.told === 4)
    order = { incidentId, id }
  })
  afterAll(async () => {
    await console_?.stop()
    await smtp?.close()
    rmSync(maildir, { recursive: true, force: true })
  })
  const sentTo = (n: number): Sent => {
    const { from, to, data } = smtp.received.find((letter) => letter.to === emailOf(n))!
    const [, messageId = ''] = /^message-id: <(.*)>/im.exec(data) ?? []
    return { mark: /\+(.*)@/.exec(from)![1]!, messageId, to }
  }
  const unreachable = (count: number) =>
    orderWhen(
      team.commander,
      order.incidentId,
      order.id,
      ({ coverage }) => coverage.unreachable === count && coverage.told === 4 - count,
      patience.timeout,
    )
  const post = (raw: Buffer, token: string) =>
    fetch(`${console_.url}/api/bounces`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'message/rfc822' },
      body: new Uint8Array(raw),
    })

  test('posted by a relay with the secret: the person is told no more; without it, refused', async () => {
    const tokens = ['', 'guess', `${secret}x`]
    for (const token of tokens) expect((await post(postfix(sentTo(1)), token)).status).toBe(401)
    expect((await post(postfix(sentTo(1)), bounceToken(console_.ctx.key))).status).toBe(200)
    await unreachable(1)
  })

  test('piped in', async () => {
    const { port } = new URL(console_.url)
    const said = await pipe(postfix(sentTo(2)), { PORT: port, FENGHUO_DATA: console_.folder })
    expect(said).toEqual({ code: 0, words: 'taken\n' })
    expect(await pipe(absence(sentTo(3)), { PORT: port, FENGHUO_DATA: console_.folder })).toEqual({
      code: 0,
      words: 'no_bounce\n',
    })
    await unreachable(2)
  })

  test('piped in while no console is there: the mail server is asked to try again', async () => {
    const { code } = await pipe(postfix(sentTo(3)), { PORT: '9', FENGHUO_DATA: console_.folder })
    expect(code).toBe(75)
  })

  test('from a Maildir: read, then marked seen; read again after a crash, once', async () => {
    writeFileSync(join(maildir, 'new', '1.first'), postfix(sentTo(4)))
    await console_.bounces.processAll()
    expect([readdirSync(join(maildir, 'new')), readdirSync(join(maildir, 'cur'))]).toEqual([
      [],
      ['1.first:2,S'],
    ])
    writeFileSync(join(maildir, 'new', '1.first'), postfix(sentTo(4)))
    await console_.bounces.processAll()
    await unreachable(3)
  })
})

/** `npm run bounce < mail`, as a mail server does it. */
const pipe = (raw: Buffer, env: Record<string, string>) =>
  new Promise<{ code: number; words: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['server/bounce.ts'],
      { env: { PATH: process.env.PATH ?? '', ...env } },
      (error, words) => resolve({ code: error ? Number(error.code) : 0, words }),
    )
    child.stdin?.end(raw)
  })
