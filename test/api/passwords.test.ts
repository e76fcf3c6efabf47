import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { password } from '../team.ts'
import { accept, codeOf, member, owner, setUp, tokenIn, type Visitor, visitor } from './visitor.ts'

const fresh = 'eleven lanterns on the wall'
const hour = 3_600_000

describe.each(dialects)('a forgotten password on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let boss: Visitor
  let clerk: Visitor & { id: string }
  let gone: Visitor & { id: string }
  beforeAll(async () => {
    smtp = await startSmtp()
    const env = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` }
    console_ = await startTestConsole({ dialect, env })
    const made = await setUp(console_, [member('clerk'), member('gone')])
    boss = made.boss
    clerk = await accept(console_.url, made.links[0] ?? '', '小吴')
    gone = await accept(console_.url, made.links[1] ?? '')
    await boss.call('PATCH', `/api/users/${gone.id}`, { left: true })
  })
  afterEach(() => {
    smtp.received.length = 0
  })
  afterAll(async () => {
    await console_.stop()
    await smtp.close()
  })

  const issue = async (): Promise<string> => {
    const { status, body } = await boss.call('POST', `/api/users/${clerk.id}/reset`)
    expect(status).toBe(201)
    return tokenIn(body.link)
  }
  const reset = (token: string, to = fresh) =>
    visitor(console_.url).call('POST', '/api/password/reset', { token, password: to })
  const signIn = async (secret: string) =>
    (
      await visitor(console_.url).call('POST', '/api/session', {
        email: 'clerk@staff.example',
        password: secret,
      })
    ).status
  const forgotten = (email: string) =>
    visitor(console_.url).call('POST', '/api/password/forgotten', { email })
  /** Links that were mailed; invitations may still be on their way. */
  const mailed = async () => {
    await console_.staffOutbox.processAll()
    const letters = smtp.received.map(async ({ to, data }) => ({ ...(await simpleParser(data)), to }))
    return (await Promise.all(letters)).filter(({ subject }) => subject?.includes('重设烽火台密码'))
  }

  it('an owner’s link sets a new password once, and every session of before ends', async () => {
    const token = await issue()
    const opened = await visitor(console_.url).call('POST', '/api/password/open', { token })
    expect(opened.body).toEqual({ name: '小吴', email: 'clerk@staff.example' })
    expect((await clerk.call('GET', '/api/me')).status).toBe(200)
    const done = await reset(token)
    expect([done.status, done.body]).toEqual([200, { secondFactor: false }])
    expect((await clerk.call('GET', '/api/me')).status).toBe(401)
    expect([await signIn(password), await signIn(fresh)]).toEqual([401, 200])
    expect((await reset(token, password)).body).toMatchObject({ status: 409, code: 'reset_invalid' })
    expect((await reset(await issue(), password)).status).toBe(200)
  })

  it.each([
    ['an invented link', async () => 'x'.repeat(43)],
    ['one that a newer one replaced', async () => issue().then((old) => issue().then(() => old))],
    [
      'one an hour old',
      async () => {
        const token = await issue()
        console_.turn(hour)
        return token
      },
    ],
  ])('refuses %s in the same words, and the password stays', async (_, made) => {
    expect((await reset(await made())).body).toMatchObject({ status: 409, code: 'reset_invalid' })
    expect(await signIn(password)).toBe(200)
  })

  it('is issued by an owner only, and not to somebody who left', async () => {
    const colleague = visitor(console_.url)
    await colleague.call('POST', '/api/session', { email: 'clerk@staff.example', password })
    expect((await colleague.call('POST', `/api/users/${clerk.id}/reset`)).status).toBe(403)
    expect((await boss.call('POST', `/api/users/${gone.id}/reset`)).status).toBe(404)
  })

  it('by e-mail the answer is the same for everybody; only somebody who works here gets a link, and it works', async () => {
    const answers = []
    for (const email of ['clerk@staff.example', 'nobody@staff.example', 'gone@staff.example'])
      answers.push(await forgotten(email))
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([204, undefined]))
    const received = await mailed()
    expect(received.map(({ to }) => to)).toEqual(['clerk@staff.example'])
    const { text = '' } = received[0] ?? {}
    const token = /new-password#([\w-]+)/.exec(text)?.[1] ?? ''
    expect((await reset(token, password)).status).toBe(200)
  })

  it('asking again and again for one address stops soon, whoever has it', async () => {
    for (const email of ['nobody2@staff.example', owner.email]) {
      const statuses = []
      for (let n = 0; n < 4; n++) statuses.push((await forgotten(email)).status)
      expect(statuses).toEqual([204, 204, 204, 429])
    }
  })

  it('a second factor, once compulsory, is set up before anything else opens, by the owner too', async () => {
    const person = visitor(console_.url)
    await person.call('POST', '/api/session', { email: 'clerk@staff.example', password })
    expect((await person.call('PUT', '/api/second-factor', { required: true })).status).toBe(403)
    expect((await boss.call('PUT', '/api/second-factor', { required: true })).status).toBe(204)
    for (const who of [person, boss]) {
      const incidents = await who.call('GET', '/api/incidents')
      expect(incidents.body).toMatchObject({ status: 403, code: 'second_factor_needed' })
      expect((await who.call('GET', '/api/me')).body).toMatchObject({ unproved: true })
    }
    const { body } = await person.call('POST', '/api/me/second-factor', { password })
    expect((await person.call('PUT', '/api/me/second-factor', { code: codeOf(body.uri) })).status).toBe(204)
    expect((await person.call('GET', '/api/incidents')).status).toBe(200)
    expect((await person.call('GET', '/api/me')).body).toMatchObject({
      unproved: false,
      secondFactorRequired: true,
    })
    expect((await boss.call('POST', `/api/users/${clerk.id}/reset`)).status).toBe(403)
  })
})
