import type { Language } from './facts.ts'

/** Who reads a message about somebody: the affected person, or the guardian of a minor. */
export type Reader = 'person' | 'guardian'
export type MinorKind = 'no' | 'under14' | 'under18'

/** Under 14 the guardian is told in the child's stead; from 14 to 17 both are (minors' regulation, Art. 35). */
export const readersOf: Record<MinorKind, readonly Reader[]> = {
  no: ['person'],
  under14: ['guardian'],
  under18: ['person', 'guardian'],
}

export const ageKeys = ['adults', 'minors'] as const

/** Whom a notice is meant for; nothing named = everybody. */
export interface Recipients {
  groups: readonly string[]
  regions?: readonly string[]
  ages?: (typeof ageKeys)[number]
  /** Of them, only those whom an earlier notice found, missed, or did not name. */
  told?: Told
}

/**
 * `had`: a message of that notice left for them, or may have; `missed`: it was tried and nothing reached them; `new`: no order
 * of it ever took them up, because they were found later or it did not name them. Everybody is exactly one of the three.
 */
export const toldKeys = ['had', 'missed', 'new'] as const
export interface Told {
  notice: string
  who: (typeof toldKeys)[number]
}

/** People alike in all that the rule of recipients asks. */
export interface Place {
  group: string
  region: string
  minor: boolean
}

/** How many of them there are, and how many are minors whose guardian nobody can reach. */
export interface PlaceCount extends Place {
  n: number
  withoutGuardian: number
}

export const isMeantFor = ({ groups, regions = [], ages }: Recipients, person: Place): boolean =>
  (groups.length === 0 || groups.includes(person.group)) &&
  (regions.length === 0 || regions.includes(person.region)) &&
  (ages === undefined || person.minor === (ages === 'minors'))

/**
 * Whom an approved notice may be sent to. A minor and the guardian are told together, under 14 the guardian alone (minors'
 * regulation, Art. 35); so without an approved guardian's text minors are left out, whoever else they were meant with.
 */
export function sendableTo(
  { groups, regions = [], ages, told }: Recipients,
  guardianText: boolean,
): Recipients {
  const named = guardianText ? ages : 'adults'
  return {
    groups,
    ...(regions.length ? { regions } : {}),
    ...(named ? { ages: named } : {}),
    ...(told ? { told } : {}),
  }
}

/** The text for a person: their own language, else the fallback's; their group's words, else everybody's. */
export function fittingText<T extends { language: Language; group: string }>(
  texts: readonly T[],
  person: { language: string; group: string },
  fallback: Language,
): T | undefined {
  for (const language of [person.language, fallback])
    for (const group of [person.group, '']) {
      const text = texts.find((each) => each.language === language && each.group === group)
      if (text) return text
    }
  return undefined
}

/** Told in this language when a person's own has no text: Chinese where it is meant. */
export const fallbackOf = (languages: readonly Language[]): Language =>
  languages.includes('zh-CN') ? 'zh-CN' : (languages[0] ?? 'zh-CN')
