import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyChannel } from '../../server/delivery/rehearsal.ts'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { judgeReply } from '../../server/rules/smtpReply.ts'
import { emailOf, makeHome, makeOrder, peopleCsv, phoneOf } from '../peers/people.ts'
import { type SmtpTricks, startSmtp } from '../peers/smtp.ts'
import { type Home, sendOrder, startOrder, storeWith, sumOf, tell } from '../peers/telling.ts'

let home: Home
beforeEach(() => {
  home = makeHome()
})
afterEach(() => home.remove())

/** Tells `count` people by e-mail through a server with these tricks. */
async function mail(
  count: number,
  tricks: SmtpTricks,
  change: Parameters<typeof makeOrder>[1] = {},
  query = '',
) {
  const smtp = await startSmtp(tricks)
  const store = await storeWith(home, peopleCsv(count))
  const progress = await tell(home, store, makeOrder('o1', change), {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}${query}`,
  })
  await smtp.close()
  const rows = await listDeliveries(store, 'o1', { limit: 1000 })
  store.close()
  return { smtp, progress, rows, to: smtp.received.map(({ to }) => to) }
}

describe.each([
  [true, 'the end of one message travels with the envelope of the next'],
  [false, 'a server that offers no pipelining gets one command at a time'],
])('pipelining %s: %s', (pipelining) => {
  test('everybody gets exactly one message', async () => {
    const { to, progress } = await mail(300, { pipelining })
    expect(new Set(to).size).toBe(300)
    expect(to.length).toBe(300)
    expect(progress).toMatchObject({ state: 'done', coverage: { told: 300, people: 300 } })
  })

  test('a refused address falls out, its neighbours on the line do not', async () => {
    const refuse = { [emailOf(3)]: '550 5.1.1 no such user', [emailOf(7)]: '550 5.1.1 no such user' }
    const { to, progress } = await mail(40, { pipelining, refuse }, {}, '?connections=1')
    expect(to.length).toBe(38)
    expect(progress.coverage).toMatchObject({ told: 38, unreachable: 2 })
    expect(sumOf(progress.coverage)).toBe(40)
  })

  test('cut after the final dot: the server has it, we do not know, nobody gets two under hold', async () => {
    const cutAfterDot = new Set([emailOf(5)])
    const { to, progress, rows } = await mail(30, { pipelining, cutAfterDot }, {}, '?connections=2')
    expect(to.length).toBe(30)
    expect(progress.coverage).toMatchObject({ told: 29, unknown: 1 })
    expect(rows.filter(({ state }) => state === 'unknown').map(({ code }) => code)).toEqual(['cut'])
  })

  test('cut after the final dot, under resend: the same bytes once more, and listed', async () => {
    const cutAfterDot = new Set([emailOf(5)])
    const { smtp, progress, rows } = await mail(
      30,
      { pipelining, cutAfterDot },
      { onUnknown: 'resend' },
      '?connections=2',
    )
    const copies = smtp.received.filter(({ to }) => to === emailOf(5))
    expect(copies.length).toBe(2)
    expect(copies[0]!.data).toBe(copies[1]!.data)
    expect(progress).toMatchObject({ resent: 1, coverage: { told: 29, unknown: 1 } })
    expect(rows.filter(({ resent }) => resent).length).toBe(1)
  })

  test('cut at MAIL: the message surely did not leave, so it goes again and nobody is unknown', async () => {
    const { to, progress } = await mail(30, { pipelining, cutAtMail: 2 }, {}, '?connections=2')
    expect(to.length).toBe(30)
    expect(progress.coverage).toMatchObject({ told: 30, unknown: 0 })
  })
})

test('a greylisted message comes back and is taken', async () => {
  const { to, progress } = await mail(20, { greylist: true })
  expect([to.length, progress.coverage.told]).toEqual([20, 20])
})

test('a 550 about frequency is a deferral: after its tries the person is not lost but falls to the next line', async () => {
  const refuse = { [emailOf(1)]: '550 Connection frequency limited' }
  const { rows } = await mail(5, { refuse })
  const row = rows.find(({ personId }) => personId === 1)!
  expect(row).toMatchObject({ state: 'failed', attempt: 4 })
  expect(row.code).toMatch(/^exhausted 550/)
})

test('a server that says nothing: silence ends the connection, nobody is used up, and the order can go on', async () => {
  const smtp = await startSmtp({ mute: true })
  const store = await storeWith(home, peopleCsv(10))
  const order = makeOrder('o1')
  const url = `smtp://127.0.0.1:${smtp.port}?timeout=100`
  const first = await startOrder(home, store, order, { smtpUrl: url })
  await untilTrouble(store)
  first.stop()
  await first.ended
  const rows = await listDeliveries(store, 'o1', {})
  expect(rows.every(({ state, attempt }) => state === 'pending' && attempt === 0)).toBe(true)
  smtp.tricks.mute = false
  await sendOrder(home, store, order, { smtpUrl: url }).ended
  expect((await progressOf(store, 'o1')).coverage.told).toBe(10)
  store.close()
  await smtp.close()
})

async function untilTrouble(store: Awaited<ReturnType<typeof storeWith>>) {
  for (;;) {
    const rows = await listDeliveries(store, 'o1', {})
    if (rows.some(({ code }) => code === 'silence')) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('bad addresses halt the order: ten hard failures that are more than a tenth', async () => {
  const refuse = Object.fromEntries(
    Array.from({ length: 400 }, (_, n) => [emailOf(n + 1), '550 5.1.1 no such user']),
  )
  const { progress } = await mail(400, { refuse }, {}, '?connections=2&window=20')
  expect(progress).toMatchObject({ state: 'paused', reason: 'failures' })
  expect(progress.coverage.trying).toBeGreaterThan(300)
})

test('who cannot be reached by e-mail is handed to the next channel in the same step, the last to the announcement', async () => {
  const smtp = await startSmtp({
    refuse: { [emailOf(1)]: '550 no such user', [emailOf(2)]: '550 no such user' },
  })
  const rows = [
    'ref,name,email,phone',
    `u1,甲,${emailOf(1)},${phoneOf(1)}`,
    `u2,乙,${emailOf(2)},`,
    `u3,丙,,`,
    `u4,丁,${emailOf(4)},`,
  ]
  const store = await storeWith(home, rows.join('\n'))
  const order = makeOrder('o1', { channels: ['email', 'sms'] })
  const progress = await tell(home, store, order, { smtpUrl: `smtp://127.0.0.1:${smtp.port}` })
  expect(progress.coverage).toEqual({
    told: 1,
    trying: 0,
    unknown: 0,
    unreachable: 2,
    stopped: 0,
    sandbox: 1,
    people: 4,
  })
  store.close()
  await smtp.close()
})

test('the message: headers of a notice, names kept literally, never evaluated, never able to break a header', async () => {
  const smtp = await startSmtp()
  const names = [
    '<script>alert(1)</script>',
    '{{7*7}} {{person.code}}',
    "Robert'); DROP TABLE person;--",
    '😀 مرحبا',
    '"a\r\nBcc: x@y.example"',
  ]
  const csv = [
    'ref,name,email',
    ...names.map((name, n) => `u${n},"${name.replaceAll('"', '""')}",${emailOf(n)}`),
  ].join('\n')
  const store = await storeWith(home, csv)
  const personal = { ...makeOrder('x').body.texts[0]!, subject: '{{person.name}}：安全告知' }
  await tell(home, store, makeOrder('o1', { texts: [personal] }), {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
  })
  for (const [n, name] of names.entries()) {
    const raw = smtp.received.find(({ to }) => to === emailOf(n))!
    const letter = await simpleParser(raw.data)
    const line = name.replace(/[\r\n]+/g, ' ')
    expect(letter.text?.startsWith(`${line}：`)).toBe(true)
    expect(letter.subject).toBe(`${line}：安全告知`)
    expect(letter.headers.has('bcc')).toBe(false)
    expect(letter.headers.get('auto-submitted')).toBe('auto-generated')
    expect(letter.headers.has('list-unsubscribe')).toBe(false)
    expect(letter.html).not.toContain('<script>')
    expect(raw.from).toMatch(/^bounce\+\d+\.[0-9a-f]{16}@cloud\.example$/)
    expect(letter.text).toMatch(/核对码 [0-9A-Z]{4}-[0-9A-Z]{4}/)
  }
  store.close()
  await smtp.close()
})

test('STARTTLS and sign-in with a real server, and its refusal in words', async () => {
  const got: string[] = []
  const server = new SMTPServer({
    onAuth: ({ username, password }, _session, done) =>
      username === 'me' && password === 'p@ss'
        ? done(null, { user: 'me' })
        : done(new Error('Invalid login')),
    onData: (stream, session, done) => {
      got.push(session.envelope.rcptTo[0]!.address)
      stream.resume().on('end', () => done())
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const store = await storeWith(home, peopleCsv(3))
  const setting = { installationKey: home.installationKey }
  const wrong = await verifyChannel('email', {
    ...setting,
    smtpUrl: `smtp://me:no@127.0.0.1:${port}?trust=any`,
  })
  expect(wrong).toMatchObject({ ok: false, message: expect.stringContaining('535') })
  const distrusted = await verifyChannel('email', {
    ...setting,
    smtpUrl: `smtp://me:p%40ss@127.0.0.1:${port}`,
  })
  expect(distrusted.ok).toBe(false)
  await tell(home, store, makeOrder('o1'), {
    smtpUrl: `smtp://me:p%40ss@127.0.0.1:${port}?trust=any&starttls=require`,
  })
  expect(got.toSorted()).toEqual([1, 2, 3].map(emailOf))
  store.close()
  await new Promise<void>((resolve) => server.close(resolve))
})

test.each([
  ['rcpt', 250, 'ok', 'ok', 'accepted'],
  ['data', 354, 'go', 'ok', '354 asks for the message'],
  ['rcpt', 550, '5.1.1 no such user', 'failed', 'no such person'],
  ['dot', 554, '5.7.1 refused by content', 'failed', 'refused for good'],
  ['rcpt', 450, 'greylisted', 'again', '4xx comes back'],
  ['rcpt', 550, 'Connection frequency limited', 'again', 'QQ Mail says "later" in the permanent class'],
  ['rcpt', 550, '发信过于频繁', 'again', 'the same in Chinese'],
  ['dot', 454, 'Throttling failure', 'again', 'a throttle at the end of the message'],
  ['mail', 550, 'sender refused', 'again', 'about us, not about the person'],
  ['data', 503, 'bad sequence', 'again', 'about the dialogue'],
  ['rcpt', 530, 'authentication required', 'again', 'about us'],
] as const)('%s %d %s -> %s: %s', (step, code, text, outcome, _why) => {
  expect(judgeReply(step, code, text).outcome).toBe(outcome)
})
