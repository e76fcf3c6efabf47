import type { Language } from './facts.ts'
import { fieldOf, isField, slotsOf } from './personSlots.ts'

/** What a message may say of its reader: a name and the short code to check the message by. */
export interface Person {
  name: string | null
  code: string
  /** The personal code; whoever looks at somebody else's message never sees it. */
  own?: string
  /** What else was imported of them, by the column's name. */
  fields?: Record<string, string> | undefined
  language: Language
}

/** `line` is for subjects, headers and SMS: one line, whatever the text holds. */
export type TextKind = 'text' | 'line' | 'html'

/** In place of a personal code, for everybody but its owner. */
export const hiddenCode = '*****-*****-*****-*****'
/** A reader whose name is not known is still addressed. */
const nameless: Record<Language, string> = { 'zh-CN': '用户', en: 'customer' }
/** Read only where somebody looks at a text that did not go to them so: nobody is sent a text with a hole. */
const notOnFile: Record<Language, string> = { 'zh-CN': '（未登记）', en: '(not on file)' }

/**
 * Puts one person's name and code into an approved text. A single pass of substitution, never evaluation: a name such
 * as `{{7*7}}` or `{{person.code}}` stays what it is, markup is escaped in HTML, and no name can break a line or a
 * header (RFC 5322 2.2: a field ends at CRLF).
 */
export function renderFor(person: Person, text: string, kind: TextKind): string {
  const values = {
    name: oneLine(person.name ?? '') || nameless[person.language],
    code: oneLine(person.code),
    own: person.own ?? hiddenCode,
  }
  const safely = kind === 'html' ? escapeHtml : (value: string) => value
  const filled = slotsOf(text)
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if (!isField(piece)) return safely(values[piece.slot])
      const value = fieldOf(person.fields, piece.field)
      return value === undefined ? (piece.otherwise ?? notOnFile[person.language]) : safely(oneLine(value))
    })
    .join('')
  return kind === 'line' ? oneLine(filled) : filled
}

/** Fixed placeholders a text still holds; anything else in braces is only text. */
export const placeholdersIn = (text: string): string[] => [
  ...new Set(
    slotsOf(text).flatMap((piece) => (typeof piece === 'string' || isField(piece) ? [] : [piece.slot])),
  ),
]

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark]!)

/** Line breaks become spaces; control characters and direction overrides (which can disguise a text) are dropped. */
export function oneLine(text: string): string {
  return text
    .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim()
}
