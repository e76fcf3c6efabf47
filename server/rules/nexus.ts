import type { Answer } from './condition.ts'
import { peopleUpper } from './factSheet.ts'
import { type FactSheet, factValue, type Region } from './facts.ts'
import type { Profile } from './profile.ts'

/** Member states of the European Union and the rest of the European Economic Area, where the GDPR holds (ISO 3166-1). */
const union =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

/** Does a place of the fact sheet lie in a jurisdiction? `US-CA` lies in `US` and in `US-CA`, `DE` in `EU`. */
export const liesIn = (jurisdiction: string, place: string): boolean =>
  place === jurisdiction ||
  place.startsWith(`${jurisdiction}-`) ||
  (jurisdiction === 'EU' && union.includes(place.slice(0, 2)))

/**
 * What ties the company to a place's law: an establishment there or a market it addresses (the profile), and people affected
 * there (the facts). People there alone are a question for counsel, since residence binds nobody by itself. Nobody having
 * looked where people are, a company without a presence is not bound as far as is known.
 */
export function nexusWith(jurisdiction: string, sheet: FactSheet, profile: Profile): Answer {
  const present = (profile.presence ?? []).some(
    (place) => liesIn(jurisdiction, place) || liesIn(place, jurisdiction),
  )
  const regions = factValue(sheet, 'regions')
  const facts = ['regions'] as const
  const there = regions?.some(({ region }) => reaches(jurisdiction, region)) ?? null
  if (there === true) return present ? { value: true, facts } : { value: null, facts, counsel: true }
  if (there === false) return { value: false, facts }
  const looked = regions === null
  return { value: present || looked ? null : false, facts, provisional: true }
}

/** `US` on the fact sheet may be people of `US-CA`: a whole country leaves its parts open. */
const reaches = (jurisdiction: string, region: string) =>
  liesIn(jurisdiction, region) || jurisdiction.startsWith(`${region}-`)

/**
 * People affected in a jurisdiction. Where they are not counted there, everybody may be: the high estimate of all stands
 * in, provisionally.
 */
export function peopleIn(jurisdiction: string, sheet: FactSheet): Answer {
  const facts = ['regions', 'people'] as const
  const regions = factValue(sheet, 'regions')
  if (!regions) return { value: peopleUpper(sheet), facts, provisional: true, assumed: true }
  const here = regions.filter(({ region }) => reaches(jurisdiction, region))
  const counted = here.every(({ region, people }) => people !== null && liesIn(jurisdiction, region))
  if (!counted) return { value: peopleUpper(sheet), facts, provisional: true, assumed: true }
  return { value: here.reduce(sum, 0), facts }
}

const sum = (total: number, { people }: Region) => total + (people ?? 0)
