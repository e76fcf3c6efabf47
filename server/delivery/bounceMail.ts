import { createHash } from 'node:crypto'
import { type ParsedMail, simpleParser } from 'mailparser'
import { type BounceVerdict, judgeReports, type RecipientReport } from '../rules/bounce.ts'

/** A mail that says what became of one of ours. */
export interface BounceMail {
  verdict: BounceVerdict
  /** Where our mark may stand, the most trusted first. */
  places: string[]
  /** Names this report, so that the same one twice is taken once. */
  report: string
}

const longestText = 65_536

/**
 * Reads a delivery status report (RFC 3464), a complaint (ARF, RFC 5965) or the plain text that some servers send instead.
 * `null`: it is none of these, or settles nothing, such as an absence notice or "still trying".
 */
export async function readBounceMail(raw: Buffer, recipient = ''): Promise<BounceMail | null> {
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: false,
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
  })
  const verdict = verdictOf(mail)
  if (!verdict) return null
  const report = mail.messageId ?? createHash('sha256').update(raw).digest('hex')
  return { verdict, places: placesOf(mail, recipient), report }
}

function verdictOf(mail: ParsedMail): BounceVerdict | null {
  const status = partOf(mail, 'message/delivery-status')
  if (status !== null) return judgeReports(recipientsOf(status))
  const complaint = partOf(mail, 'message/feedback-report')
  if (complaint !== null) return complaintOf(complaint)
  return plainVerdict(mail)
}

/** Who complains has received it. `not-spam` is the opposite of a complaint. */
function complaintOf(text: string): BounceVerdict | null {
  const type = fieldsOf(text).get('feedback-type')?.toLowerCase()
  return type && type !== 'not-spam' ? { state: 'delivered', code: `complaint ${type.slice(0, 40)}` } : null
}

/** The first block is about the message, each further one about a recipient (RFC 3464 2.1). */
const recipientsOf = (text: string): RecipientReport[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map(fieldsOf)
    .filter((fields) => fields.has('action'))
    .map((fields) => ({
      action: fields.get('action')!.toLowerCase(),
      status: /^\d\.\d+\.\d+/.exec(fields.get('status') ?? '')?.[0] ?? '',
      diagnostic: fields.get('diagnostic-code') ?? '',
    }))

/** Fields by name in small letters; a line that begins with a space goes on with the one before. */
function fieldsOf(text: string): Map<string, string> {
  const lines = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const fields = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : []
  })
  return new Map(fields)
}

const daemon = /^(mailer-daemon|postmaster)@/i
const failureWords =
  /退信|退回|无法(送达|投递)|undeliver|delivery.*fail|fail.*deliver|returned (mail|to sender)/i

/** Exim names who failed in a header; others say it in the subject, and both quote the reply they got. */
function plainVerdict(mail: ParsedMail): BounceVerdict | null {
  const from = mail.from?.value[0]?.address ?? ''
  const named = mail.headers.has('x-failed-recipients')
  if (!named && !(daemon.test(from) && failureWords.test(mail.subject ?? ''))) return null
  const said = textOf(mail).slice(0, longestText)
  const reply =
    /(?<![\d.])[45]\d\d[ -](?:([45]\.\d{1,3}\.\d{1,3})[ -])?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]+)*/.exec(said)
  return judgeReports([{ action: 'failed', status: reply?.[1] ?? '', diagnostic: reply?.[0] ?? '' }])
}

/** The address the report came to, the envelope id, what is left of our own headers, and at last the text. */
function placesOf(mail: ParsedMail, recipient: string): string[] {
  const headers = mail.headerLines
    .filter(({ key }) => ['delivered-to', 'x-original-to', 'to', 'in-reply-to', 'references'].includes(key))
    .map(({ line }) => line)
  const reports = mail.attachments
    .filter(({ contentType }) => /^(message|text)\//.test(contentType))
    .map(({ content }) => content.toString('latin1').slice(0, longestText))
  return [recipient, ...headers, ...reports, textOf(mail).slice(0, longestText)]
}

const partOf = ({ attachments }: ParsedMail, type: string): string | null =>
  attachments.find(({ contentType }) => contentType.toLowerCase() === type)?.content.toString('utf8') ?? null

const textOf = ({ text, html }: ParsedMail): string => text ?? (html || '')
