import { type ParsedMail, simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/contract/api.ts'
import { dialects, startTestConsole, type TestConsole } from '../console.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { acceptSeats, declareBreach, setRoster, setUpTeam, type Team } from '../team.ts'

const minute = 60_000

describe.each(dialects)('clocks and the staff outbox on %s', (dialect) => {
  let smtp: SmtpPeer
  let console_: TestConsole
  let team: Team
  let incidentId: string
  beforeEach(async () => {
    smtp = await startSmtp()
    console_ = await startTestConsole({ dialect, env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}` } })
    team = await setUpTeam(console_)
    incidentId = (await declareBreach(team.member, console_)).id
    await told()
    smtp.received.length = 0
  })
  afterEach(async () => {
    await console_.stop()
    await smtp.close()
  })

  /** Everything due now is warned of and sent; answers what has arrived so far, as a mail program reads it. */
  async function told(): Promise<{ to: string; mail: ParsedMail }[]> {
    await console_.clocks.processAll()
    await console_.staffOutbox.processAll()
    return Promise.all(smtp.received.map(async ({ to, data }) => ({ to, mail: await simpleParser(data) })))
  }

  test('whoever is called to a seat hears of it by e-mail', async () => {
    const late = await declareBreach(team.member, console_, { title: '第二起' })
    const arrived = await told()
    const called = [team.commander, team.legal, team.security].map(({ email }) => email)
    expect(arrived.map(({ to }) => to)).toEqual(expect.arrayContaining(called))
    expect(arrived.every(({ mail }) => mail.subject === `${late.number} 第二起`)).toBe(true)
    expect(arrived[0]?.mail.text).toContain(`/incidents/${late.id}`)
  })

  test('a share of the term that has passed is told once, also after a restart', async () => {
    await acceptSeats(team, incidentId)
    console_.turn(125 * minute)
    const first = (await told()).length
    expect(first).toBeGreaterThan(0)
    expect(await told()).toHaveLength(first)
    console_ = await console_.restart()
    expect(await told()).toHaveLength(first)
  })

  test('what passed while the console was off is told at once, once', async () => {
    await acceptSeats(team, incidentId)
    console_.turn(5 * 60 * minute)
    console_ = await console_.restart()
    const legal = (await told()).filter(({ to }) => to === team.legal.email).map(({ mail }) => mail.text)
    expect(new Set(legal).size).toBe(legal.length)
    expect(legal.filter((text) => text?.includes('报履责部门：已到期'))).toHaveLength(1)
  })

  const about = (mails: Awaited<ReturnType<typeof told>>, who: { email: string }, duty: string) =>
    mails
      .filter(({ to }) => to === who.email)
      .map(({ mail }) => mail.text ?? '')
      .filter((text) => text.includes(duty))

  test('a night off: each share that passed is told, once, in one message', async () => {
    await acceptSeats(team, incidentId)
    console_.turn(60 * minute)
    expect(about(await told(), team.legal, '报履责部门：'), 'nothing has passed').toEqual([])
    await console_.halt()
    console_.turn(10 * 60 * minute)
    console_ = await console_.restart()
    const [only, ...more] = about(await told(), team.legal, '报履责部门：')
    expect(only).toContain('已到期')
    expect(only).toContain('此前 50%、75%、90% 的提醒未能发出')
    expect(more).toEqual([])
    expect(about(await told(), team.legal, '报履责部门：')).toHaveLength(1)
  })

  test('a clock that jumps ahead and is set back repeats nothing, and what was queued is still sent', async () => {
    await acceptSeats(team, incidentId)
    console_.turn(10 * 60 * minute)
    await console_.clocks.processAll()
    console_.turn(-10 * 60 * minute)
    expect(
      about(await told(), team.legal, '报履责部门：'),
      'queued before the clock was mended',
    ).toHaveLength(1)
    for (const step of [120, 60, 40, 30, 60]) {
      console_.turn(step * minute)
      await told()
    }
    expect(about(await told(), team.legal, '报履责部门：')).toHaveLength(1)
  })

  test('a clock that jumps back before a share has passed loses none', async () => {
    await acceptSeats(team, incidentId)
    console_.turn(-3 * 60 * minute)
    await told()
    console_.turn(3 * 60 * minute + 125 * minute)
    expect(about(await told(), team.legal, '报履责部门：').join()).toContain('50%')
  })

  test('past nine tenths with nothing from the seat, its deputy and the commander hear, once', async () => {
    await setRoster(team.commander, [
      { seat: 'commander', people: [team.commander.id] },
      { seat: 'legal', people: [team.legal.id, team.member.id] },
    ])
    await acceptSeats(team, incidentId)
    console_.turn(225 * minute)
    const mails = await told()
    const silent = '法务合规席没有动作'
    expect(about(mails, team.member, silent).some((text) => text.includes('报履责部门'))).toBe(true)
    expect(about(mails, team.commander, silent).length).toBe(about(mails, team.member, silent).length)
    expect(about(mails, team.legal, silent), 'not to the one who is silent').toEqual([])
    const names = (await team.member.call(api.listRecords, { params: { incidentId } })).map(
      ({ name }) => name,
    )
    expect(names).toContain('duty.escalated')
    console_.turn(30 * minute)
    expect(about(await told(), team.member, silent).length).toBe(about(mails, team.member, silent).length)
  })

  test('whoever has just acted is not passed over', async () => {
    await setRoster(team.commander, [{ seat: 'legal', people: [team.legal.id, team.member.id] }])
    await acceptSeats(team, incidentId)
    console_.turn(222 * minute)
    await team.legal.call(api.addNote, { params: { incidentId }, body: { text: '正在报送' } })
    expect(
      about(await told(), team.member, '报履责部门').filter((text) => text.includes('没有动作')),
    ).toEqual([])
  })

  test('a seat that stays silent goes to the deputy', async () => {
    await setRoster(team.commander, [{ seat: 'legal', people: [team.legal.id, team.member.id] }])
    console_.turn(11 * minute)
    await told()
    const view = await team.member.call(api.getIncident, { params: { incidentId } })
    expect(view.seats.find((seat) => seat.seat === 'legal')?.person.id).toBe(team.member.id)
    const records = await team.member.call(api.listRecords, { params: { incidentId } })
    expect(records.map((record) => record.name)).toContain('seat.silent')
  })

  test('a server that is down is tried again, and nothing is lost', async () => {
    const { port } = smtp
    await smtp.close()
    await declareBreach(team.member, console_, { title: '邮件服务器不通' })
    await told()
    smtp = await startSmtp({ port })
    console_.turn(2 * minute)
    expect((await told()).map(({ to }) => to)).toContain(team.commander.email)
  })
})
