import type { FactView } from '../../server/contract/facts.ts'
import type { FactDefinition } from '../../server/rules/factDefinitions.ts'
import { type FactKey, languages } from '../../server/rules/facts.ts'

/** Where a fact stands: its key, the group it is true for, its language where it is text. */
export interface Place {
  key: FactKey
  group: string
  language: FactView['language']
}

/** A change that is not saved yet. `undefined` = nothing filled in, `null` = to be verified. */
export interface Draft extends Place {
  value: unknown
  basis: string
  /** The version it started from; a newer one on the sheet means that somebody else wrote meanwhile. */
  version: number
  /** What that version said. */
  from: { value: unknown; basis: string }
}

/** A text stands once per language; everything else once. */
export function placesOf({ key, shape }: FactDefinition, group: string): Place[] {
  const list = shape.kind === 'text' ? languages : ([''] as const)
  return list.map((language) => ({ key, group, language }))
}

export const idOf = ({ key, group, language }: Place): string => `${key}/${group}/${language}`

export const factAt = (facts: readonly FactView[], place: Place): FactView | undefined =>
  facts.find((fact) => idOf(fact) === idOf(place))

/** A draft that says what the sheet says now. */
export const draftOf = (place: Place, fact: FactView | undefined): Draft => ({
  key: place.key,
  group: place.group,
  language: place.language,
  value: fact?.value,
  basis: fact?.basis ?? '',
  version: fact?.version ?? 0,
  from: { value: fact?.value, basis: fact?.basis ?? '' },
})

/** Does it say anything else than what it started from? An editor opened and left alone changes nothing. */
export const isChanged = ({ value, basis, version, from }: Draft): boolean =>
  !same(value, from.value) || (version > 0 && basis !== from.basis)

export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(filled(a)) === JSON.stringify(filled(b))

/** A text emptied where none was is no change. */
const filled = (value: unknown) => (value === '' ? undefined : value)

export const without = (drafts: readonly Draft[], places: readonly Place[]): Draft[] =>
  drafts.filter((draft) => !places.some((place) => idOf(place) === idOf(draft)))

/** The list with one draft in its place, or added at the end. */
export const withDraft = (drafts: readonly Draft[], draft: Draft): Draft[] =>
  drafts.some((one) => idOf(one) === idOf(draft))
    ? drafts.map((one) => (idOf(one) === idOf(draft) ? draft : one))
    : [...drafts, draft]
