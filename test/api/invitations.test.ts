import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { startSmtp } from '../peers/smtp.ts'
import { password } from '../team.ts'
import { accept, member, owner, setUp, tokenIn, type Visitor, visitor } from './visitor.ts'

const day = 86_400_000

describe.each(dialects)('invitations on %s', (dialect) => {
  let console_: TestConsole
  let boss: Visitor
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    boss = (await setUp(console_)).boss
  })
  afterAll(() => console_.stop())

  const invite = async (person: object): Promise<string> =>
    (await boss.call('POST', '/api/invitations', person)).body.link
  const open = (link: string) =>
    visitor(console_.url).call('POST', '/api/invitations/open', { token: tokenIn(link) })
  const take = (link: string) =>
    visitor(console_.url).call('POST', '/api/invitations/accept', {
      token: tokenIn(link),
      password,
      name: '某人',
      language: 'en',
    })

  it('shows the link once, keeps only its hash, and queues an e-mail without it', async () => {
    const link = await invite(member('first'))
    const listed = (await boss.call('GET', '/api/invitations')).body
    expect(listed).toMatchObject([{ email: 'first@staff.example', acceptedAt: null }])
    expect(listed[0].link).toBeUndefined()
    const { invitation, staffMessage } = console_.ctx.db.read.t
    const stored = JSON.stringify([
      await console_.ctx.db.read.select().from(invitation),
      await console_.ctx.db.read.select().from(staffMessage),
    ])
    expect(stored).not.toContain(tokenIn(link))
    const [message] = await console_.ctx.db.read.select().from(staffMessage)
    expect(message).toMatchObject({ userId: listed[0].id, channel: 'email' })
    expect(message?.body).toContain('{{link}}')
    expect(message?.subject).toContain('北京示例云科技有限公司')
  })

  it('lets somebody in once, with the role and the seats they were invited for', async () => {
    const link = await invite(member('counsel', { seats: ['legal'] }))
    expect((await open(link)).body).toMatchObject({
      name: 'counsel',
      email: 'counsel@staff.example',
      organisation: { en: 'Example Cloud Technology (Beijing) Ltd' },
    })
    const counsel = await accept(console_.url, link, '周律')
    const me = (await counsel.call('GET', '/api/me')).body
    expect(me).toMatchObject({ user: { id: counsel.id, name: '周律', role: 'member' }, alone: false })
    expect((await counsel.call('GET', '/api/roster')).body.seats).toContainEqual({
      seat: 'legal',
      people: [{ id: counsel.id, name: '周律' }],
    })
    for (const answer of [await open(link), await take(link)])
      expect(answer.body).toMatchObject({ status: 409, code: 'invitation_used' })
  })

  it('lets only one in when two hold the same link', async () => {
    const link = await invite(member('race'))
    const answers = await Promise.all([take(link), take(link)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('expires after seven days', async () => {
    const link = await invite(member('late'))
    console_.turn(7 * day - 60_000)
    expect((await open(link)).status).toBe(200)
    console_.turn(60_001)
    for (const answer of [await open(link), await take(link)])
      expect(answer.body).toMatchObject({ status: 409, code: 'invitation_expired' })
  })

  it('opens nothing once withdrawn or replaced by a newer one', async () => {
    const older = await invite(member('twice'))
    const newer = await invite(member('twice'))
    expect((await take(older)).status).toBe(404)
    expect((await open(newer)).status).toBe(200)
    const listed = (await boss.call('GET', '/api/invitations')).body as { id: string; name: string }[]
    const { id } = listed.find(({ name }) => name === 'twice') ?? { id: '' }
    expect((await boss.call('DELETE', `/api/invitations/${id}`)).status).toBe(204)
    expect((await take(newer)).status).toBe(404)
    expect((await boss.call('DELETE', `/api/invitations/${id}`)).status).toBe(404)
  })

  it('opens nothing with a token that was made up', async () => {
    expect((await open('#made-up')).body).toMatchObject({ status: 404, noun: 'invitation' })
  })

  it.each([
    ['one of the staff', { ...member('x'), email: owner.email }, '/email'],
    ['an auditor to a seat', member('x', { role: 'auditor', seats: ['legal'] }), '/seats'],
    ['somebody without an address', member('x', { email: 'not an address' }), '/email'],
  ])('does not invite %s', async (_, person, pointer) => {
    const { status, body } = await boss.call('POST', '/api/invitations', person)
    expect([status, body.faults[0].pointer]).toEqual([422, pointer])
  })
})

describe.each(dialects)('the staff on %s', (dialect) => {
  let console_: TestConsole
  let boss: Visitor
  let clerk: Visitor & { id: string }
  let bossId: string
  beforeAll(async () => {
    console_ = await startTestConsole({ dialect })
    const made = await setUp(console_, [member('clerk', { seats: ['security'] })])
    boss = made.boss
    bossId = (await boss.call('GET', '/api/me')).body.user.id
    clerk = await accept(console_.url, made.links[0] ?? '', '小吴')
  })
  afterAll(() => console_.stop())

  const recordsOf = async (name: string) => {
    const { record, recordPayload } = console_.ctx.db.read.t
    const links = await console_.ctx.db.read.select().from(record)
    const payloads = await console_.ctx.db.read.select().from(recordPayload)
    return links
      .filter((link) => link.name === name)
      .map(({ seq, actor }) => ({ actor, ...payloads.find((row) => row.seq === seq)?.payload }))
  }

  /** As somebody does who has just looked at it. */
  const putRoster = async (seats: object[]) => {
    const { version } = (await boss.call('GET', '/api/roster')).body
    return boss.call('PUT', '/api/roster', { version, seats })
  }

  it.each([
    ['invite', 'POST', '/api/invitations', member('x')],
    ['list invitations', 'GET', '/api/invitations', undefined],
    ['change roles', 'PATCH', '/api/users/x', { role: 'owner' }],
    ['change the roster', 'PUT', '/api/roster', { version: 1, seats: [] }],
  ])('a member may not %s', async (_, method, path, body) => {
    const answer = await clerk.call(method, path, body)
    expect(answer.body).toMatchObject({ status: 403, code: 'not_allowed' })
  })

  it('a member may not change the organisation, and sees it', async () => {
    const current = (await clerk.call('GET', '/api/organisation')).body
    expect((await clerk.call('PUT', '/api/organisation', current)).status).toBe(403)
  })

  it.each([
    ['another role', { role: 'member' }],
    ['leaving', { left: true }],
    ['both', { role: 'auditor', left: true }],
  ])('the last owner stays owner: %s is refused', async (_, change) => {
    const answer = await boss.call('PATCH', `/api/users/${bossId}`, change)
    expect(answer.body).toMatchObject({ status: 409, code: 'last_owner' })
    expect((await boss.call('GET', '/api/me')).body.user).toMatchObject({ role: 'owner', left: false })
  })

  it('a new role counts from the next request, and stands in the record', async () => {
    expect((await clerk.call('GET', '/api/me')).body.can).not.toContain('invite')
    await boss.call('PATCH', `/api/users/${clerk.id}`, { role: 'owner' })
    expect((await clerk.call('GET', '/api/me')).body.can).toContain('invite')
    await boss.call('PATCH', `/api/users/${clerk.id}`, { role: 'member' })
    expect(await recordsOf('user.role_changed')).toEqual([
      { actor: bossId, user: clerk.id, from: 'member', to: 'owner' },
      { actor: bossId, user: clerk.id, from: 'owner', to: 'member' },
    ])
  })

  it('a stale profile is refused, naming who changed which fields', async () => {
    const seen = (await boss.call('GET', '/api/organisation')).body
    const first = await boss.call('PUT', '/api/organisation', { ...seen, dutyPhone: '1', address: '2' })
    expect(first.body).toMatchObject({ version: seen.version + 1, dutyPhone: '1' })
    const second = await boss.call('PUT', '/api/organisation', { ...seen, sectors: ['cloud'] })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({
      code: 'stale',
      current: {
        version: seen.version + 1,
        by: { id: bossId, name: owner.name },
        changed: ['address', 'dutyPhone'],
      },
    })
    expect((await boss.call('GET', '/api/organisation')).body.sectors).toEqual(seen.sectors)
  })

  it.each([
    ['somebody unknown', [{ seat: 'legal', people: ['nobody'] }], '/seats/0/people/0'],
    [
      'a seat twice',
      [
        { seat: 'legal', people: [] },
        { seat: 'legal', people: [] },
      ],
      '/seats/1/seat',
    ],
  ])('a roster with %s is refused', async (_, roster, pointer) => {
    const { status, body } = await putRoster(roster)
    expect([status, body.faults[0].pointer]).toEqual([422, pointer])
  })

  it('a roster keeps the order of deputies', async () => {
    const roster = [{ seat: 'legal', people: [clerk.id, bossId] }]
    const { body } = await putRoster(roster)
    expect(body.seats).toContainEqual({
      seat: 'legal',
      people: [
        { id: clerk.id, name: '小吴' },
        { id: bossId, name: owner.name },
      ],
    })
    expect(body.seats).toContainEqual({ seat: 'security', people: [] })
  })

  it('a roster that changed meanwhile, by hand or by somebody leaving a seat, is refused with the newer one', async () => {
    const seen = (await boss.call('GET', '/api/roster')).body
    const mine = { version: seen.version, seats: [{ seat: 'legal', people: [bossId] }] }
    const both = await Promise.all([1, 2].map(() => boss.call('PUT', '/api/roster', mine)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const refused = both.find(({ status }) => status === 409)?.body
    expect(refused).toMatchObject({ code: 'stale', noun: 'roster', current: { version: seen.version + 1 } })
    expect(refused.current.seats).toContainEqual({
      seat: 'legal',
      people: [{ id: bossId, name: owner.name }],
    })
    await putRoster([{ seat: 'legal', people: [clerk.id, bossId] }])
    const { version } = (await boss.call('GET', '/api/roster')).body
    await boss.call('PATCH', `/api/users/${clerk.id}`, { role: 'auditor' })
    expect((await boss.call('PUT', '/api/roster', { ...mine, version })).status).toBe(409)
    await boss.call('PATCH', `/api/users/${clerk.id}`, { role: 'member' })
    await putRoster([{ seat: 'legal', people: [clerk.id, bossId] }])
  })

  it('an auditor holds no seat: becoming one ends them', async () => {
    await boss.call('PATCH', `/api/users/${clerk.id}`, { role: 'auditor' })
    const refused = await putRoster([{ seat: 'legal', people: [clerk.id] }])
    expect(refused.body.faults).toMatchObject([{ code: 'auditor_holds_no_seat' }])
    expect((await boss.call('GET', '/api/roster')).body.seats).toContainEqual({
      seat: 'legal',
      people: [{ id: bossId, name: owner.name }],
    })
    await boss.call('PATCH', `/api/users/${clerk.id}`, { role: 'member' })
  })

  it('leaving ends sessions, seats and places in the roster in the same step', async () => {
    await putRoster([{ seat: 'security', people: [clerk.id, bossId] }])
    await boss.call('POST', '/api/incidents', breach(console_))
    const { body } = await boss.call('PATCH', `/api/users/${clerk.id}`, { left: true })
    expect(body.left).toBe(true)
    expect((await clerk.call('GET', '/api/me')).status).toBe(401)
    expect((await boss.call('GET', '/api/roster')).body.seats).toContainEqual({
      seat: 'security',
      people: [{ id: bossId, name: owner.name }],
    })
    const seats = await console_.ctx.db.read.select().from(console_.ctx.db.read.t.seat)
    expect(seats.filter(({ userId }) => userId === clerk.id)).toMatchObject([
      { seat: 'security', endReason: 'left', endedAt: expect.any(Number) },
    ])
    expect(await recordsOf('seat.ended')).toMatchObject([{ person: clerk.id, seat: 'security' }])
    expect(await recordsOf('user.left')).toEqual([{ actor: bossId, user: clerk.id, sessions: 1 }])
    expect((await boss.call('GET', '/api/me')).body.alone).toBe(true)
  })

  it('somebody who left comes back only by an invitation, under the same id, with a new password', async () => {
    const undo = await boss.call('PATCH', `/api/users/${clerk.id}`, { left: false })
    expect(undo.body).toMatchObject({ status: 409, code: 'invite_again' })
    const { link } = (await boss.call('POST', '/api/invitations', member('clerk'))).body
    const back = visitor(console_.url)
    const renewed = 'eleven lanterns on the wall'
    const request = { token: tokenIn(link), password: renewed, name: '小吴', language: 'zh-CN' }
    expect((await back.call('POST', '/api/invitations/accept', request)).body).toEqual({ id: clerk.id })
    expect((await clerk.call('GET', '/api/me')).status).toBe(401)
    const signIn = { email: 'clerk@staff.example', password }
    expect((await visitor(console_.url).call('POST', '/api/session', signIn)).status).toBe(401)
    expect(
      (await back.call('GET', '/api/roster')).body.seats.flatMap((s: { people: [] }) => s.people),
    ).toEqual([{ id: bossId, name: owner.name }])
  })
})

const breach = (console_: TestConsole) => ({
  title: '导出接口越权访问',
  description: '',
  noticedAt: new Date(console_.now() - 60_000).toISOString(),
  source: 'monitoring',
  functions: [],
  personalInformation: 'yes',
})

describe('an invitation by e-mail', () => {
  it('brings the link that opens it, to the address invited', async () => {
    const smtp = await startSmtp()
    const env = { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, PUBLIC_URL: 'https://console.example' }
    const console_ = await startTestConsole({ env })
    const { links } = await setUp(console_, [member('mailed')])
    await console_.staffOutbox.processAll()
    const [received] = smtp.received
    const mail = await simpleParser(received?.data ?? '')
    expect(received?.to).toContain('mailed@staff.example')
    expect(mail.subject).toBe('北京示例云科技有限公司：邀请您使用烽火台')
    expect(mail.text).toContain(links[0])
    expect(links[0]).toMatch(/^https:\/\/console\.example\/invitation#/)
    expect(mail.text).not.toContain('{{')
    await console_.stop()
    await smtp.close()
  })
})
