import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { password } from '../team.ts'
import { accept, codeOf, member, owner, setUp, type Visitor, visitor } from './visitor.ts'

const credentials = { email: owner.email, password }
const hour = 3_600_000

describe.each(dialects)('signing in on %s', (dialect) => {
  let console_: TestConsole
  let boss: Visitor
  let clerk: Visitor & { id: string }
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    const made = await setUp(console_, [member('clerk'), member('gone')])
    boss = made.boss
    clerk = await accept(console_.url, made.links[0] ?? '', '小吴')
    const gone = await accept(console_.url, made.links[1] ?? '')
    await boss.call('PATCH', `/api/users/${gone.id}`, { left: true })
  })
  afterAll(() => console_.stop())

  it('hands over one cookie that no script reads and no other site sends', async () => {
    const { status, body, cookies } = await visitor(console_.url).call('POST', '/api/session', {
      ...credentials,
      email: owner.email.toUpperCase(),
    })
    expect([status, body]).toEqual([200, { secondFactor: false }])
    expect(cookies.filter((line) => line.startsWith('fenghuo.session_token='))).toHaveLength(1)
    expect(cookies[0]).toMatch(/HttpOnly/i)
    expect(cookies[0]).toMatch(/SameSite=Strict/i)
  })

  it.each([
    ['a wrong password', { ...credentials, password: 'ten lanterns on the wall' }],
    ['an address nobody has', { ...credentials, email: 'nobody@staff.example' }],
    ['somebody who left', { email: 'gone@staff.example', password }],
  ])('answers %s in the same words and sets no cookie', async (_, body) => {
    const guest = visitor(console_.url)
    const answer = await guest.call('POST', '/api/session', body)
    expect(answer.body).toMatchObject({ status: 401, code: 'wrong_credentials', faults: [] })
    expect((await guest.call('GET', '/api/me')).status).toBe(401)
  })

  it.each([
    ['no cookie', () => ''],
    ['a made-up one', () => 'fenghuo.session_token=abc.def'],
    ['one whose token was changed', (real: string) => real.replace(/=./, '=~')],
    ['one whose signature was cut off', (real: string) => real.split('.').slice(0, 2).join('.')],
  ])('knows nobody by %s', async (_, forge) => {
    const real = `fenghuo.session_token=${clerk.cookies.get('fenghuo.session_token')}`
    expect((await visitor(console_.url).call('GET', '/api/me', undefined, { cookie: real })).status).toBe(200)
    const forged = await visitor(console_.url).call('GET', '/api/me', undefined, { cookie: forge(real) })
    expect(forged.body).toMatchObject({ status: 401, code: 'not_signed_in' })
  })

  it('ends a session on signing out, copies of its cookie too', async () => {
    const guest = visitor(console_.url)
    await guest.call('POST', '/api/session', credentials)
    const copy = new Map(guest.cookies)
    expect((await guest.call('DELETE', '/api/session')).status).toBe(204)
    const thief = visitor(console_.url)
    for (const [name, value] of copy) thief.cookies.set(name, value)
    expect((await thief.call('GET', '/api/me')).status).toBe(401)
  })

  it.each([
    ['signs out', (guest: Visitor, _: string) => guest.call('DELETE', '/api/session')],
    ['left', (_: Visitor, id: string) => boss.call('PATCH', `/api/users/${id}`, { left: true })],
  ])('cuts the live line of somebody who %s', async (how, end) => {
    const name = how === 'left' ? 'leaver' : 'signer'
    const { link } = (await boss.call('POST', '/api/invitations', member(name))).body
    const guest = await accept(console_.url, link)
    const cookie = [...guest.cookies].map((pair) => pair.join('=')).join('; ')
    const socket = io(console_.url, { extraHeaders: { cookie }, reconnection: false })
    await new Promise((resolve) => socket.once('welcome', resolve))
    const cut = new Promise((resolve) => socket.once('disconnect', resolve))
    await end(guest, guest.id)
    expect(await cut).toBe('io server disconnect')
  })

  it('ends a session whose time is over', async () => {
    const guest = visitor(console_.url)
    await guest.call('POST', '/api/session', { email: 'clerk@staff.example', password })
    expect((await guest.call('GET', '/api/me')).status).toBe(200)
    await console_.ctx.db.write(async (tx) => {
      await tx
        .update(tx.t.session)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .returning()
    })
    expect((await guest.call('GET', '/api/me')).status).toBe(401)
    await boss.call('POST', '/api/session', credentials)
    await clerk.call('POST', '/api/session', { email: 'clerk@staff.example', password })
  })

  it('keeps a session in use alive, in the browser too', async () => {
    const guest = visitor(console_.url)
    await guest.call('POST', '/api/session', credentials)
    const { session } = console_.ctx.db.read.t
    await console_.ctx.db.write(async (tx) => {
      await tx
        .update(session)
        .set({ expiresAt: new Date(Date.now() + 20 * hour) })
        .returning()
    })
    const { cookies } = await guest.call('GET', '/api/me')
    expect(cookies.join()).toContain('fenghuo.session_token=')
    const rows = await console_.ctx.db.read.select().from(session)
    expect(Math.max(...rows.map(({ expiresAt }) => expiresAt.getTime()))).toBeGreaterThan(
      Date.now() + 23 * hour,
    )
  })

  it('refuses a change that comes from another site, and takes it from its own', async () => {
    const change = { phone: '+86 100 0000 0000' }
    const foreign = await boss.call('PATCH', '/api/me', change, { origin: 'https://evil.example' })
    expect([foreign.status, foreign.body.code]).toEqual([403, 'foreign_origin'])
    expect((await boss.call('GET', '/api/me')).body.user.phone).toBe('')
    expect((await boss.call('PATCH', '/api/me', change, { origin: console_.url })).status).toBe(204)
    expect((await boss.call('GET', '/api/me')).body.user.phone).toBe(change.phone)
  })

  it('changes a password, and ends every other session of that person', async () => {
    const { link } = (await boss.call('POST', '/api/invitations', member('changer'))).body
    const here = await accept(console_.url, link)
    const elsewhere = visitor(console_.url)
    await elsewhere.call('POST', '/api/session', { email: 'changer@staff.example', password })
    const newPassword = 'twelve lanterns on the wall'
    const wrong = await here.call('PUT', '/api/me/password', { password: 'no', newPassword })
    expect(wrong.body.faults).toEqual([{ pointer: '/password', code: 'wrong_password' }])
    expect((await here.call('PUT', '/api/me/password', { password, newPassword: 'short' })).status).toBe(422)
    expect((await here.call('PUT', '/api/me/password', { password, newPassword })).status).toBe(204)
    expect((await here.call('GET', '/api/me')).status).toBe(200)
    expect((await elsewhere.call('GET', '/api/me')).status).toBe(401)
    for (const [secret, status] of [
      [password, 401],
      [newPassword, 200],
    ]) {
      const credentials = { email: 'changer@staff.example', password: secret }
      expect((await visitor(console_.url).call('POST', '/api/session', credentials)).status).toBe(status)
    }
  })

  it('writes down who signed in and who was refused, and keeps no address of a stranger', async () => {
    const { record, recordPayload } = console_.ctx.db.read.t
    const links = await console_.ctx.db.read.select().from(record)
    const actors = (name: string) => links.filter((link) => link.name === name).map(({ actor }) => actor)
    expect(actors('session.signed_in')).toContain(clerk.id)
    expect(actors('session.refused')).toContain('nobody')
    expect(actors('session.signed_out').length).toBeGreaterThan(0)
    const payloads = await console_.ctx.db.read.select().from(recordPayload)
    expect(JSON.stringify(payloads)).not.toMatch(/lanterns|staff\.example|session_token/)
  })
})

describe.each(dialects)('the second factor on %s', (dialect) => {
  let console_: TestConsole
  let boss: Visitor
  let uri = ''
  let backupCodes: string[] = []
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    boss = (await setUp(console_)).boss
  })
  afterAll(() => console_.stop())

  const firstStep = async () => {
    const guest = visitor(console_.url)
    const { body } = await guest.call('POST', '/api/session', credentials)
    expect(body).toEqual({ secondFactor: true })
    expect((await guest.call('GET', '/api/me')).status).toBe(401)
    return guest
  }
  const code = () => codeOf(uri)
  const wrong = () => String((Number(code()) + 1) % 1_000_000).padStart(6, '0')

  it('needs the password, and a first right code, before it is asked for', async () => {
    const refused = await boss.call('POST', '/api/me/second-factor', { password: 'another password' })
    expect(refused.body.faults).toEqual([{ pointer: '/password', code: 'wrong_password' }])
    const { status, body } = await boss.call('POST', '/api/me/second-factor', { password })
    expect(status).toBe(200)
    uri = body.uri
    backupCodes = body.backupCodes
    expect(backupCodes).toHaveLength(10)
    const early = await visitor(console_.url).call('POST', '/api/session', credentials)
    expect(early.body).toEqual({ secondFactor: false })

    const mistyped = await boss.call('PUT', '/api/me/second-factor', { code: wrong() })
    expect(mistyped.body.faults).toEqual([{ pointer: '/code', code: 'wrong_code' }])
    expect((await boss.call('PUT', '/api/me/second-factor', { code: code() })).status).toBe(204)
    expect((await boss.call('GET', '/api/me')).body.user.secondFactor).toBe(true)
    expect((await boss.call('POST', '/api/me/second-factor', { password })).status).toBe(409)
  })

  it('lets in by a right code only', async () => {
    const guest = await firstStep()
    const refused = await guest.call('POST', '/api/session/second-factor', { code: wrong() })
    expect(refused.body).toMatchObject({ status: 401, code: 'wrong_code' })
    expect((await guest.call('GET', '/api/me')).status).toBe(401)
    expect((await guest.call('POST', '/api/session/second-factor', { code: code() })).status).toBe(204)
    expect((await guest.call('GET', '/api/me')).status).toBe(200)
  })

  it('takes each backup code once', async () => {
    const [first] = backupCodes
    const guest = await firstStep()
    expect((await guest.call('POST', '/api/session/second-factor', { code: first })).status).toBe(204)
    expect((await guest.call('GET', '/api/me')).status).toBe(200)
    const again = await firstStep()
    expect((await again.call('POST', '/api/session/second-factor', { code: first })).status).toBe(401)
  })

  it('asks for the password again after five wrong codes', async () => {
    const guest = await firstStep()
    for (let i = 0; i < 5; i++) await guest.call('POST', '/api/session/second-factor', { code: wrong() })
    const sixth = await guest.call('POST', '/api/session/second-factor', { code: code() })
    expect(sixth.body).toMatchObject({ status: 401, code: 'sign_in_again' })
    expect((await guest.call('GET', '/api/me')).status).toBe(401)
  })

  it('can be taken off with the password, and set up anew', async () => {
    const refused = await boss.call('POST', '/api/me/second-factor/end', { password: 'another password' })
    expect(refused.body.faults).toEqual([{ pointer: '/password', code: 'wrong_password' }])
    expect((await boss.call('POST', '/api/me/second-factor/end', { password })).status).toBe(204)
    expect((await boss.call('GET', '/api/me')).body.user.secondFactor).toBe(false)
    const guest = visitor(console_.url)
    expect((await guest.call('POST', '/api/session', credentials)).body).toEqual({ secondFactor: false })
    expect((await boss.call('POST', '/api/me/second-factor', { password })).status).toBe(200)
  })

  it('needs the first step', async () => {
    const guest = visitor(console_.url)
    const answer = await guest.call('POST', '/api/session/second-factor', { code: code() })
    expect(answer.body).toMatchObject({ status: 401, code: 'sign_in_again' })
  })
})

describe('guessing a password', () => {
  it('is refused after eight from one place, for ten minutes, and locks nobody out elsewhere', async () => {
    const console_ = await startTestConsole({ dialect: 'sqlite' })
    await setUp(console_)
    const attempt = (secret: string, ip: string) =>
      visitor(console_.url).call(
        'POST',
        '/api/session',
        { email: owner.email, password: secret },
        { 'x-forwarded-for': ip },
      )
    const guesses = await Promise.all(Array.from({ length: 9 }, () => attempt('guess', '192.0.2.1')))
    expect(guesses.map(({ status }) => status).sort()).toEqual([...Array(8).fill(401), 429])
    const refused = await attempt(password, '192.0.2.1')
    expect(refused.body).toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: expect.any(Number) })
    expect((await attempt(password, '198.51.100.7')).status).toBe(200)
    console_.turn(10 * 60_000 + 1)
    expect((await attempt(password, '192.0.2.1')).status).toBe(200)
    await console_.stop()
  })
})

describe('behind https', () => {
  it('marks the cookie secure', async () => {
    const console_ = await startTestConsole({
      dialect: 'sqlite',
      env: { PUBLIC_URL: 'https://console.example' },
    })
    await setUp(console_)
    const { cookies } = await visitor(console_.url).call('POST', '/api/session', credentials)
    expect(cookies[0]).toMatch(/^__Secure-fenghuo\.session_token=.*; Secure/)
    await console_.stop()
  })
})
