import type { Outside } from './outside.ts'
import { LineLost, type Reply, SmtpLine } from './smtpLine.ts'
import type { SmtpSettings } from './smtpUrl.ts'

export interface Session {
  line: SmtpLine
  /** Commands may be sent ahead of replies (RFC 2920). */
  pipelining: boolean
  /** The server reports back on delivery failures by envelope id (RFC 3461). */
  dsn: boolean
}

/** Greets, takes TLS when offered, signs in. Rejects with words when the server will not have us. */
export async function openSession(outside: Outside, settings: SmtpSettings): Promise<Session> {
  const line = new SmtpLine(outside, settings)
  try {
    expect(await line.reply(), 220)
    let offers = await hello(line)
    if (offers.has('STARTTLS') && !settings.implicitTls) offers = await takeTls(line)
    else if (settings.requireTls && !settings.implicitTls)
      throw new LineLost('The server offers no STARTTLS.')
    if (settings.user !== null) await signIn(line, settings, offers.get('AUTH') ?? '')
    return { line, pipelining: settings.pipelining && offers.has('PIPELINING'), dsn: offers.has('DSN') }
  } catch (error) {
    line.drop()
    throw error
  }
}

async function hello(line: SmtpLine): Promise<Map<string, string>> {
  const reply = await line.command('EHLO [127.0.0.1]')
  if (reply.code >= 500) {
    expect(await line.command('HELO [127.0.0.1]'), 250)
    return new Map()
  }
  expect(reply, 250)
  const offers = reply.text.split('\n').slice(1)
  return new Map(offers.map((offer) => [offer.split(/[ =]/)[0]!.toUpperCase(), offer.toUpperCase()]))
}

async function takeTls(line: SmtpLine): Promise<Map<string, string>> {
  expect(await line.command('STARTTLS'), 220)
  line.startTls()
  return hello(line)
}

async function signIn(line: SmtpLine, { user, password }: SmtpSettings, offered: string): Promise<void> {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  if (!offered.includes('PLAIN') && offered.includes('LOGIN')) {
    expect(await line.command('AUTH LOGIN'), 334)
    expect(await line.command(base64(user ?? '')), 334)
    expect(await line.command(base64(password ?? '')), 235)
    return
  }
  expect(await line.command(`AUTH PLAIN ${base64(`\u0000${user}\u0000${password}`)}`), 235)
}

function expect(reply: Reply, code: number): void {
  if (reply.code !== code) throw new LineLost(`${reply.code} ${reply.text}`.slice(0, 200))
}
