import type { DutyRule, Fulfilment } from './dutyRule.ts'
import { liesIn } from './nexus.ts'
import { isMeantFor, type Place, type Recipients } from './recipient.ts'

/**
 * An authority forbids telling people for a time: Singapore's Commission or police (PDPA s. 26D(6)), law enforcement in the
 * United States, the South African police. It ends when somebody lifts it, never by itself.
 */
export interface Ban {
  /** Whose authority, ISO 3166-1 or -2. */
  place: string
  /** Places and groups of the people it is about; empty = wherever, whoever. */
  regions: readonly string[]
  groups: readonly string[]
  /** Epoch ms; null while it stands. */
  liftedAt: number | null
}

export const stands = ({ liftedAt }: Pick<Ban, 'liftedAt'>): boolean => liftedAt === null

/** Is this person among those it forbids telling? Somebody whose place nobody knows is, only where it names no place. */
export const forbids = ({ regions, groups }: Ban, person: Place): boolean =>
  (regions.length === 0 || regions.some((region) => liesIn(region, person.region))) &&
  (groups.length === 0 || groups.includes(person.group))

/** How many of those a notice is meant for are under a ban that stands. */
export function bannedPeople(
  bans: readonly Ban[],
  meant: Recipients,
  places: readonly (Place & { n: number })[],
): number {
  const standing = bans.filter(stands)
  return places
    .filter((place) => isMeantFor(meant, place) && standing.some((ban) => forbids(ban, place)))
    .reduce((sum, { n }) => sum + n, 0)
}

const tellings: readonly Fulfilment[] = ['notice', 'notice:guardian', 'announcement']

/**
 * Does the ban hold this duty of a law of `jurisdiction`? One to tell people, of the place whose authority forbids it. A ban
 * for named groups or places holds the duty too, since it cannot be done whole.
 */
export const holds = (ban: Ban, rule: Pick<DutyRule, 'fulfilledBy'>, jurisdiction: string): boolean =>
  stands(ban) &&
  rule.fulfilledBy.some((act) => tellings.includes(act)) &&
  (liesIn(ban.place, jurisdiction) || liesIn(jurisdiction, ban.place))
