/** `own`: the personal code, in e-mail and in-site messages only; where none is given out it stays empty. */
export type Slot = 'name' | 'code' | 'own'
export type Pieces = (string | { slot: Slot })[]

const placeholder = /\{\{\s*person\.(name|code|own)\s*\}\}/

/** Cuts an approved text at its placeholders. Filling is joining: what a person's name holds is never evaluated. */
export function cut(text: string): Pieces {
  return text
    .split(placeholder)
    .map((piece, at) => (at % 2 ? { slot: piece as Slot } : piece))
    .filter((piece) => piece !== '')
}

export const isPersonal = (text: string): boolean => placeholder.test(text)

export type Filled = Record<'name' | 'code', string> & { own?: string }

export const fill = (pieces: Pieces, person: Filled, safely: (value: string) => string = oneLine): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : safely(person[piece.slot] ?? ''))).join('')

/** A name stays on its line: control characters become spaces. */
export const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (value: string): string =>
  oneLine(value).replace(/[&<>"']/g, (sign) => entities[sign] as string)
