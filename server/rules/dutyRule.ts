import type { ClockRule } from './clock.ts'
import type { Condition } from './condition.ts'
import type { FullWording } from './facts.ts'
import type { SeatKey } from './seats.ts'

/** V2, V1: found in the text of the law; P, U: counsel confirms first; promise: the company's own word in its policy. */
export const marks = ['V2', 'V1', 'P', 'U', 'promise'] as const
export type Mark = (typeof marks)[number]

export interface LawBasis {
  /** Key of the catalogue of laws, `templates/laws`. */
  law: string
  name: FullWording
  /** Edition of the text that the article number belongs to, by its year, e.g. "2025". */
  version: string
  article: FullWording
  /** Days the edition is in force, both included; `null` = until changed. */
  from: string
  to: string | null
}

export const recipientKinds = [
  'self',
  'authority',
  'individuals',
  'interested',
  'customers',
  'requesters',
] as const
/** Everything the console can show as done; a rule is fulfilled when all that it names has been. */
export const fulfilments = [
  'act:plan',
  'act:seats',
  'act:measure',
  'act:answer',
  'act:drill',
  'act:police',
  'act:recorded',
  'fact:cause',
  'notice',
  'notice:guardian',
  'notice:customers',
  'announcement',
  'report:departments',
  'report:first',
  'report:supplement',
  'report:final',
  'report:authority',
] as const
export type Fulfilment = (typeof fulfilments)[number]

/**
 * `incident`: opens with an incident; `request`: one clock per enquiry; `standing`: owed all year round; `relay`: a clock of
 * the authorities among themselves, shown and never ours.
 */
export const scopes = ['incident', 'request', 'standing', 'relay'] as const

export const releases = ['exemption', 'counsel_ticks', 'never'] as const

/** One duty as data: `templates/duties/*.yaml`. A duty row copies its rule when it opens. */
export interface DutyRule {
  id: string
  title: FullWording
  scope: (typeof scopes)[number]
  /** The first is the one cited beside the duty. */
  basis: LawBasis[]
  /** Days on the calendar of the law's place, both included; `null` = until changed. */
  effectiveFrom: string
  effectiveTo: string | null
  mark: Mark
  seat: SeatKey
  recipient: { kind: (typeof recipientKinds)[number]; name: FullWording }
  channels: FullWording[]
  /** Set of contents owed, e.g. C-FIRST, C-USER; `null` where the duty is an act. */
  contents: string | null
  clock: ClockRule
  when: Condition
  /** May the no-harm decision (PIPL 57(2)) release it? */
  releasedBy: (typeof releases)[number]
  /** Every one of them is needed. */
  fulfilledBy: Fulfilment[]
  followedBy: string[]
  /** Owed again by the news that comes after it was done. */
  repeats: boolean
  /** The law itself makes way where an authority forbids telling; its clock rests until the ban is lifted. */
  yieldsToBan?: true
  /** How long what was published must stay at least, in days from the first publication. */
  postedDays?: number
  /** What a reader must know before relying on it. */
  note: FullWording | null
}

export interface DutyPack {
  id: string
  name: FullWording
  /** ISO 3166: `CN`, `SG`, `US-CA`; `EU` for the Union. */
  jurisdiction: string
  version: string
  /** The scheme that the subject `grade` is read by; `null` for a pack that grades nothing. */
  grading: string | null
  rules: DutyRule[]
}
