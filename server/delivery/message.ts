import { createHash } from 'node:crypto'
import MailComposer from 'nodemailer/lib/mail-composer'
import { hiddenCode } from '../rules/person.ts'
import type { OrderBody, OrderText } from './order.ts'
import { cut, escapeHtml, type Filled, fill, isPersonal } from './placeholders.ts'

export interface Letter extends Filled {
  to: string
  /** Frozen for all attempts: some servers collapse a second copy by Message-ID and Date. */
  messageId: string
  date: number
}

const marks = {
  to: 'to@mark.example',
  messageId: 'id@mark.example',
  date: 'Thu, 01 Jan 1970 00:00:00 +0000',
  subject: 'mark-subject',
  text: 'mark-text-body',
  html: 'mark-html-body',
} as const

type Mark = keyof typeof marks

/**
 * Composes a text once, as a MIME frame with slots; the returned function writes one person's message. The same letter
 * always gives the same bytes. Lines never begin with a dot: headers are the composer's, bodies are base64.
 */
export async function composeText(
  text: OrderText,
  sender: OrderBody['sender'],
  feedback: string,
): Promise<(letter: Letter) => string> {
  const frame = await buildFrame(text, sender, feedback)
  const body = cut(text.text)
  const html = text.html === undefined ? null : cut(text.html)
  const subject = cut(text.subject ?? '')
  return (letter) =>
    frame
      .map((piece) => {
        if (typeof piece === 'string') return piece
        if (piece.mark === 'text') return base64Lines(fill(body, letter))
        if (piece.mark === 'html') return base64Lines(fill(html ?? [], letter, escapeHtml))
        if (piece.mark === 'subject') return encodedWords(fill(subject, letter))
        return headerValue(piece.mark, letter)
      })
      .join('')
}

/** The words of a message as a person reads them, for the last stop and the sandbox. */
export function renderText(text: OrderText, person: Filled) {
  const reader = { ...person, own: person.own ?? hiddenCode }
  const into = (value: string | undefined, safely?: (value: string) => string): string | null =>
    value === undefined ? null : fill(cut(value), reader, safely)
  return { subject: into(text.subject), text: into(text.text) as string, html: into(text.html, escapeHtml) }
}

type Frame = (string | { mark: Mark })[]

async function buildFrame(text: OrderText, sender: OrderBody['sender'], feedback: string): Promise<Frame> {
  const subject = text.subject ?? ''
  const node = new MailComposer({
    from: { name: sender.name, address: sender.address },
    ...(sender.replyTo ? { replyTo: sender.replyTo } : {}),
    to: marks.to,
    messageId: `<${marks.messageId}>`,
    date: new Date(0),
    subject: isPersonal(subject) ? marks.subject : subject,
    text: marks.text,
    ...(text.html === undefined ? {} : { html: marks.html }),
    baseBoundary: createHash('sha256').update(text.text).digest('hex').slice(0, 24),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Feedback-ID': feedback,
      'Content-Language': text.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]).compile()
  const source = (await node.build()).toString('latin1')
  return cutMarks(
    source.replace(/Content-Transfer-Encoding: 7bit/g, 'Content-Transfer-Encoding: base64').trimEnd(),
  )
}

function cutMarks(source: string): Frame {
  const names = Object.keys(marks) as Mark[]
  const pattern = new RegExp(`(${names.map((name) => marks[name].replace(/[.+]/g, '\\$&')).join('|')})`)
  return [...source.split(pattern), '\r\n'].map((piece) => {
    const mark = names.find((name) => marks[name] === piece)
    return mark ? { mark } : piece
  })
}

function headerValue(mark: Exclude<Mark, 'text' | 'html' | 'subject'>, letter: Letter): string {
  if (mark === 'date') return new Date(letter.date).toUTCString().replace('GMT', '+0000')
  return letter[mark]
}

function base64Lines(text: string): string {
  const flat = Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'utf8').toString('base64')
  const lines: string[] = []
  for (let at = 0; at < flat.length; at += 76) lines.push(flat.slice(at, at + 76))
  return lines.join('\r\n')
}

/** A header's words in base64, 42 bytes at most each and never through the middle of a character (RFC 2047). */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > 42) {
      words.push(word)
      word = ''
    }
    word += letter
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ')
}
