import type { SeatKey } from '../../server/rules/seats.ts'

/** What may be named on the command line, in the reader's words. */
export interface Known {
  seats: readonly { key: SeatKey; word: string }[]
  people: readonly { id: string; name: string }[]
}

export type Typed =
  | { kind: 'note'; text: string }
  | { kind: 'task'; title: string; seat: SeatKey | null }
  | { kind: 'role'; seat: SeatKey; userId: string }
  | {
      kind: 'fault'
      code: 'unknown_command' | 'text_needed' | 'title_needed' | 'seat_unknown' | 'person_unknown'
    }

export const verbs = ['task', 'note', 'role'] as const
export type Verb = (typeof verbs)[number]

/**
 * What a line asks for: `/task title @seat`, `/note text`, `/role seat person`; a line without a slash is a note. A
 * seat is named by its key or its word, a person by their name.
 */
export function readLine(line: string, known: Known): Typed {
  const text = line.trim()
  if (!text.startsWith('/')) return { kind: 'note', text }
  const [, verb = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(text) ?? []
  if (verb === 'note') return rest ? { kind: 'note', text: rest } : fault('text_needed')
  if (verb === 'task') return taskOf(rest, known)
  return verb === 'role' ? roleOf(rest, known) : fault('unknown_command')
}

function taskOf(rest: string, known: Known): Typed {
  const [, before = rest, named] = /^([\s\S]*?)\s*@(\S+)$/.exec(rest) ?? []
  const seat = named === undefined ? null : seatOf(named, known)
  if (seat === undefined) return fault('seat_unknown')
  return before.trim() ? { kind: 'task', title: before.trim(), seat } : fault('title_needed')
}

function roleOf(rest: string, known: Known): Typed {
  const seat = known.seats.find(({ key, word }) => startsAs(rest, key) || startsAs(rest, word))
  if (!seat) return fault('seat_unknown')
  const after = rest.slice((startsAs(rest, seat.word) ? seat.word : seat.key).length).trim()
  const person = known.people.find(({ name }) => same(name, after))
  return person ? { kind: 'role', seat: seat.key, userId: person.id } : fault('person_unknown')
}

const seatOf = (named: string, { seats }: Known): SeatKey | undefined =>
  seats.find(({ key, word }) => same(key, named) || same(word.replaceAll(' ', '_'), named))?.key

const fault = (code: Extract<Typed, { kind: 'fault' }>['code']): Typed => ({ kind: 'fault', code })
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
const startsAs = (text: string, word: string): boolean =>
  same(text.slice(0, word.length), word) && /^(\s|$)/.test(text.slice(word.length))

export interface Way {
  text: string
  /** What is being named: a verb, a seat or a person. */
  verb?: Verb
  seat?: SeatKey
  name?: string
}

/** Ways to go on from what is typed: verbs after a slash, then seats and people where the verb takes them. */
export function waysOn(line: string, known: Known): Way[] {
  const verb = /^\/(\w*)$/.exec(line)?.[1]
  if (verb !== undefined)
    return verbs.filter((one) => one.startsWith(verb)).map((one) => ({ text: `/${one} `, verb: one }))
  const forTask = /^(\/task .*@)(\S*)$/.exec(line)
  if (forTask)
    return seatsLike(forTask[2] ?? '', known).map(({ key, word }) => ({
      text: `${forTask[1]}${word.replaceAll(' ', '_')}`,
      seat: key,
    }))
  const forRole = /^\/role (.*)$/.exec(line)?.[1]
  return forRole === undefined ? [] : roleWays(forRole, known)
}

function roleWays(rest: string, known: Known): Way[] {
  const seat = known.seats.find(({ word }) => startsAs(rest, word) && rest.length > word.length)
  if (!seat) return seatsLike(rest, known).map(({ key, word }) => ({ text: `/role ${word} `, seat: key }))
  const typed = rest.slice(seat.word.length).trim().toLowerCase()
  return known.people
    .filter(({ name }) => name.toLowerCase().startsWith(typed) && name.toLowerCase() !== typed)
    .map(({ name }) => ({ text: `/role ${seat.word} ${name}`, name }))
}

const seatsLike = (typed: string, { seats }: Known) =>
  seats.filter(({ key, word }) =>
    [key, word].some((one) => one.toLowerCase().startsWith(typed.trim().toLowerCase())),
  )
