import { judgeReply, type SmtpStep } from '../rules/smtpReply.ts'
import type { Outcome } from './channel.ts'
import { LineLost, type Reply } from './smtpLine.ts'
import type { Session } from './smtpSession.ts'

/** A message written out: envelope and bytes. */
export interface Ready {
  id: number
  /** Comes back in reports on failures (RFC 3461 4.4). */
  envid: string
  from: string
  to: string
  data: string
}

interface Work {
  take(): Ready | undefined
  settle(outcome: Outcome): void
}

/**
 * Sends over one open session until there is nothing to take, the quota is used up or the line is lost. Where the server
 * allows it, the end of one message and the envelope of the next travel together (RFC 2920 3.1): one round trip each.
 * A message whose final dot was handed to the line and not answered is unknown; one before that surely did not arrive.
 * Returns how many messages were begun.
 */
export async function runLane(session: Session, work: Work, quota: number): Promise<number> {
  let begun = 0
  let current = work.take()
  let envelope = current && openEnvelope(session, current)
  while (current && envelope) {
    begun++
    const may = await settleEnvelope(session, current, envelope, work)
    const ahead: Ready | undefined = may === 'lost' || begun >= quota ? undefined : work.take()
    if (may === 'lost') break
    if (may === 'refused') {
      current = ahead
      if (current) await session.line.command('RSET').catch(() => null)
      envelope = current && openEnvelope(session, current)
      continue
    }
    const next: Envelope | undefined = await sendBody(session, current, ahead, work)
    current = ahead
    envelope = next
  }
  return begun
}

interface Envelope {
  mail: Promise<Reply>
  rcpt: Promise<Reply>
  data: Promise<Reply>
}

/** MAIL, RCPT, DATA: at once when pipelining, in one piece with what comes before; else each after the other's answer. */
function openEnvelope({ line, pipelining, dsn }: Session, message: Ready, before = ''): Envelope {
  const mail = `MAIL FROM:<${message.from}>${dsn ? ` RET=HDRS ENVID=${message.envid}` : ''}`
  const rcpt = `RCPT TO:<${message.to}>${dsn ? ` NOTIFY=FAILURE,DELAY ORCPT=rfc822;${xtext(message.to)}` : ''}`
  if (pipelining) {
    const envelope = { mail: line.reply(), rcpt: line.reply(), data: line.reply() }
    line.write(`${before}${mail}\r\n${rcpt}\r\nDATA\r\n`)
    return quiet(envelope)
  }
  const answered = line.command(mail)
  const onward = (last: Promise<Reply>, command: string) =>
    last.then((reply) => (reply.code >= 400 ? reply : line.command(command)))
  const addressed = onward(answered, rcpt)
  return quiet({ mail: answered, rcpt: addressed, data: onward(addressed, 'DATA') })
}

/** As parameters of a command are spelt (RFC 3461 4). */
const xtext = (text: string): string =>
  text.replace(/[^!-~]|[+=]/g, (sign) => `+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

/** A lost line rejects every reply; whoever awaits the first one settles the message. */
function quiet(envelope: Envelope): Envelope {
  for (const reply of Object.values(envelope)) reply.catch(() => {})
  return envelope
}

async function settleEnvelope(session: Session, message: Ready, envelope: Envelope, work: Work) {
  try {
    const replies = [await envelope.mail, await envelope.rcpt, await envelope.data] as const
    const refused = replies.findIndex(
      (reply, at) => judgeReply(steps[at]!, reply.code, reply.text).outcome !== 'ok',
    )
    if (refused < 0) return 'go'
    if (replies[2].code === 354) await session.line.command('.')
    settleReply(work, message.id, steps[refused]!, replies[refused]!)
    return session.line.lost ? 'lost' : 'refused'
  } catch (error) {
    work.settle({ id: message.id, as: 'again', retry: 'connect', code: lossOf(error) })
    return 'lost'
  }
}

const steps: readonly SmtpStep[] = ['mail', 'rcpt', 'data']

async function sendBody(
  session: Session,
  message: Ready,
  ahead: Ready | undefined,
  work: Work,
): Promise<Envelope | undefined> {
  const dot = session.line.reply()
  const body = `${message.data}.\r\n`
  const early = ahead && session.pipelining ? openEnvelope(session, ahead, body) : undefined
  if (!early) session.line.write(body)
  try {
    settleReply(work, message.id, 'dot', await dot)
  } catch (error) {
    work.settle({ id: message.id, as: 'unknown', code: lossOf(error) })
  }
  if (!ahead) return undefined
  return early ?? openEnvelope(session, ahead)
}

function settleReply(work: Work, id: number, step: SmtpStep, { code, text }: Reply) {
  const judged = judgeReply(step, code, text)
  if (judged.outcome === 'ok') work.settle({ id, as: 'accepted', ref: text.slice(0, 200) })
  else if (judged.outcome === 'failed') work.settle({ id, as: 'failed', code: judged.code })
  else work.settle({ id, as: 'again', retry: judged.as, code: judged.code })
}

const lossOf = (error: unknown): string => (error instanceof LineLost ? error.message : String(error))
