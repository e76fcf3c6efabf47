import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { password, profile } from '../team.ts'
import { member, owner, visitor } from './visitor.ts'

describe.each(dialects)('the first run on %s', (dialect) => {
  let console_: TestConsole
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
  })
  afterAll(() => console_.stop())

  const request = (change: object = {}) => ({
    code: console_.setUpCode,
    owner,
    organisation: profile,
    people: [member('legal', { seats: ['legal'] }), member('audit', { role: 'auditor' })],
    ...change,
  })

  it('waits for its owner, and nothing else is open', async () => {
    const stranger = visitor(console_.url)
    expect((await stranger.call('GET', '/api/setup')).body).toEqual({ needed: true })
    expect((await stranger.call('GET', '/api/me')).status).toBe(401)
    expect((await stranger.call('GET', '/api/users')).status).toBe(401)
  })

  it.each([
    ['a wrong code', { code: 'AAAA-AAAA-AAAA' }, 403, 'wrong_code'],
    ['a short password', { owner: { ...owner, password: 'short' } }, 422, '/owner/password'],
    [
      'a company without a name',
      { organisation: { ...profile, name: { en: ' ' } } },
      422,
      '/organisation/name',
    ],
    ['the same address twice', { people: [member('a'), member('A')] }, 422, '/people/1/email'],
    [
      'the owner invited too',
      { people: [member('x', { email: 'LIN@owner.example' })] },
      422,
      '/people/0/email',
    ],
    [
      'an auditor with a seat',
      { people: [member('x', { role: 'auditor', seats: ['legal'] })] },
      422,
      '/people/0/seats',
    ],
    ['a NUL in a name', { owner: { ...owner, name: 'a\u0000b' } }, 422, '/owner/name'],
  ])('refuses %s and keeps nothing of it', async (_, change, status, fault) => {
    const answer = await visitor(console_.url).call('POST', '/api/setup', request(change))
    expect(answer.status).toBe(status)
    expect([answer.body.code, ...answer.body.faults.map((f: { pointer: string }) => f.pointer)]).toContain(
      fault,
    )
    expect((await visitor(console_.url).call('GET', '/api/setup')).body).toEqual({ needed: true })
  })

  it('makes the owner, the organisation, the roster and the invitations, and signs the owner in', async () => {
    const boss = visitor(console_.url)
    const code = console_.setUpCode?.toLowerCase().replaceAll('-', ' ')
    const { status, body } = await boss.call('POST', '/api/setup', request({ code }))
    expect(status).toBe(201)
    expect(body.invitations).toMatchObject([{ email: 'legal@staff.example' }, { role: 'auditor' }])
    expect(body.invitations[0].link).toMatch(/\/invitation#[\w-]{43}$/)

    const me = (await boss.call('GET', '/api/me')).body
    expect(me).toMatchObject({
      user: { name: owner.name, email: owner.email, role: 'owner', secondFactor: false, left: false },
      organisation: { ...profile, version: 1, targets: {} },
      alone: true,
      sandbox: { email: true, sms: true },
    })
    expect(me.can).toContain('invite')
    const roster = (await boss.call('GET', '/api/roster')).body.seats
    expect(roster).toContainEqual({ seat: 'commander', people: [{ id: me.user.id, name: owner.name }] })
    expect(roster).toContainEqual({ seat: 'legal', people: [] })
  })

  it('is closed for ever after that', async () => {
    const stranger = visitor(console_.url)
    expect((await stranger.call('GET', '/api/setup')).body).toEqual({ needed: false })
    const again = await stranger.call(
      'POST',
      '/api/setup',
      request({ owner: { ...owner, email: 'b@owner.example' } }),
    )
    expect([again.status, again.body.code]).toEqual([409, 'already_set_up'])
    const signIn = { email: 'b@owner.example', password }
    expect((await stranger.call('POST', '/api/session', signIn)).status).toBe(401)
  })

  it('stands in the record without a name, an address or a token', async () => {
    const { record, recordPayload } = console_.ctx.db.read.t
    const links = await console_.ctx.db.read.select().from(record)
    expect(links.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['organisation.set_up', 'invitation.made', 'session.signed_in']),
    )
    const payloads = JSON.stringify(await console_.ctx.db.read.select().from(recordPayload))
    expect(payloads).not.toMatch(/staff\.example|owner\.example|lanterns/)
  })
})

describe('guessing the code of the first run', () => {
  it('ends after ten, even with the right one, and begins again ten minutes later', async () => {
    const console_ = await startTestConsole({ dialect: 'sqlite' })
    const guess = (code: string | undefined) =>
      visitor(console_.url).call('POST', '/api/setup', { code, owner, organisation: profile, people: [] })
    const guesses = await Promise.all(Array.from({ length: 12 }, () => guess('AAAA-AAAA-AAAA')))
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(10)
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(2)
    expect((await guess(console_.setUpCode)).status).toBe(429)
    console_.turn(10 * 60_000 + 1)
    expect((await guess(console_.setUpCode)).status).toBe(201)
    await console_.stop()
  })
})

describe('two at once', () => {
  it.each(dialects)('only one becomes owner on %s', async (dialect) => {
    const console_ = await startTestConsole({ dialect })
    const run = (email: string) =>
      visitor(console_.url).call('POST', '/api/setup', {
        code: console_.setUpCode,
        owner: { ...owner, email },
        organisation: profile,
        people: [],
      })
    const answers = await Promise.all([run('a@owner.example'), run('b@owner.example')])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    await console_.stop()
  })
})
