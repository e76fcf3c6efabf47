/**
 * A place in a text that differs from person to person: the name, the check code, the personal code, or a field imported with
 * the people under its column's name, `{{person.fields.NAME}}`. After a bar stand the words for whoever lacks it,
 * `{{person.fields.NAME | words}}`; without them the text is not for that person, and their next channel has its turn.
 */
export type Slot =
  | { slot: 'name' | 'code' | 'own' }
  | {
      field: string
      /** Part of the approved text, already as that text is written (in HTML: escaped). */
      otherwise: string | null
    }

const pattern =
  /\{\{\s*person\.(?:(name|code|own)|fields\.([^{}|<>&"'\n]{1,100}?)\s*(?:\|([^{}|\n]{0,200}))?)\s*\}\}/g

/** The text cut at its places: words and slots in turn. What a person's values hold is never looked at again. */
export function slotsOf(text: string): (string | Slot)[] {
  const pieces: (string | Slot)[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, fixed, field = '', otherwise = ''] = match
    pieces.push(text.slice(from, match.index))
    if (fixed) pieces.push({ slot: fixed as 'name' })
    else pieces.push({ field: field.trim(), otherwise: otherwise.trim() || null })
    from = match.index + whole.length
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '')
}

/** Whether a column's name can stand in a placeholder. */
export const isUsable = (name: string): boolean =>
  slotsOf(`{{person.fields.${name}}}`).some((piece) => isField(piece) && piece.field === name)

export const isField = (piece: string | Slot): piece is Extract<Slot, { field: string }> =>
  typeof piece !== 'string' && 'field' in piece

/** Names of the fields a text asks for; `needed`: only those without words for whoever lacks them. */
export const fieldsIn = (text: string, needed = false): string[] => [
  ...new Set(
    slotsOf(text)
      .filter(isField)
      .filter(({ otherwise }) => !needed || otherwise === null)
      .map(({ field }) => field),
  ),
]

/** A person's own value; `undefined` where they have none. */
export const fieldOf = (
  fields: Readonly<Record<string, string>> | undefined,
  name: string,
): string | undefined =>
  fields && Object.hasOwn(fields, name) && fields[name]?.trim() ? fields[name] : undefined

/** Fields without which this text is not for this person. */
export const lackedIn = (text: string, fields: Readonly<Record<string, string>> | undefined): string[] =>
  fieldsIn(text, true).filter((name) => fieldOf(fields, name) === undefined)
