import { fieldOf, isField, type Slot, slotsOf } from '../rules/personSlots.ts'

export type Pieces = (string | Slot)[]

/** Cuts an approved text at its placeholders. Filling is joining: what a person's name holds is never evaluated. */
export const cut = (text: string): Pieces => slotsOf(text)

export const isPersonal = (text: string): boolean => slotsOf(text).some((piece) => typeof piece !== 'string')

/** `own`: the personal code, in e-mail and in-site messages only; where none is given out it stays empty. */
export type Filled = Record<'name' | 'code', string> & {
  own?: string
  fields?: Record<string, string> | undefined
}

export const fill = (pieces: Pieces, person: Filled, safely: (value: string) => string = oneLine): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if (!isField(piece)) return safely(person[piece.slot] ?? '')
      const value = fieldOf(person.fields, piece.field)
      return value === undefined ? (piece.otherwise ?? notOnFile) : safely(value)
    })
    .join('')

/** Such a text does not leave; it is seen only where somebody reads what went another way. */
const notOnFile = '—'

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
