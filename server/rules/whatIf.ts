import { type CalendarYear, dayOf } from './calendar.ts'
import { type Anchors, anchorsOf, type ClockActs, clockOf } from './clock.ts'
import { type Grade, grades } from './condition.ts'
import { type ConfirmedGrade, gradeInForce } from './confirmedGrade.ts'
import type { Category } from './datamap.ts'
import { type DutyResult, dutiesFor, type Evaluation } from './duties.ts'
import type { DutyPack, DutyRule } from './dutyRule.ts'
import { currentSheet } from './factSheet.ts'
import { type Fact, type FactSheet, factValue } from './facts.ts'
import { type ExposureNow, exposuresOf, type FineList } from './fines.ts'
import { type ProposedGrade, proposedGrades } from './gradeProposals.ts'
import type { GradingScheme } from './grading.ts'
import type { LawCatalogue } from './laws.ts'
import type { Profile } from './profile.ts'

/** What has happened under a duty, so that what is done stays done in every supposition. */
export interface Standing {
  ruleId: string
  state: 'open' | 'fulfilled' | 'released' | 'closed'
  /** Counsel said that it does not apply; it stays so while it is still a question. */
  declined: boolean
  acts: ClockActs
}

/** Everything but the facts that the outlook is read from; nothing of it changes in a supposition. */
export interface WhatIfInput {
  packs: readonly DutyPack[]
  schemes: readonly GradingScheme[]
  fines: readonly FineList[]
  laws: readonly LawCatalogue[]
  profile: Profile
  categories: readonly Category[]
  calendar: readonly CalendarYear[]
  filed: readonly string[]
  confirmed: Readonly<Record<string, ConfirmedGrade>>
  /** Newest row of each rule. */
  standing: readonly Standing[]
  /** Instants that acts of the console gave; those of facts come from the sheet. */
  anchors: Anchors
  /** When it was reported, for an incident whose discovery nobody noted. */
  reportedAt: number
  severity: string
  now: number
}

export interface ExpectedDuty {
  rule: DutyRule
  result: DutyResult
  needsCounsel: boolean
  /** `owed` is open, `asked` waits for facts or counsel; the rest needs nothing more. */
  standing: 'owed' | 'asked' | 'done' | 'released' | 'declined' | 'none'
  startAt: number | null
  dueAt: number | null
  internalTarget: boolean
  late: boolean
  missing: string[]
}

export interface Outlook {
  duties: ExpectedDuty[]
  /** `inForce` heeds what a person confirmed. */
  grades: (ProposedGrade & { inForce: string | null })[]
  exposures: ExposureNow[]
}

export interface WhatIf {
  before: Outlook
  after: Outlook
  changes: DutyChange[]
}

export interface DutyChange {
  ruleId: string
  kind: 'opens' | 'closes' | 'settles' | 'unsettles' | 'sooner' | 'later' | 'moves'
}

/** The outlook on the sheet as it is, and on a copy with some facts changed. Nothing is stored and nothing given is touched. */
export function whatIf(sheet: FactSheet, supposed: readonly Fact[], input: WhatIfInput): WhatIf {
  const before = outlookOn(sheet, sheet, input)
  const after = outlookOn(currentSheet([...sheet, ...supposed]), sheet, input)
  return { before, after, changes: changesBetween(before.duties, after.duties) }
}

function outlookOn(sheet: FactSheet, actual: FactSheet, input: WhatIfInput): Outlook {
  const began = factValue(sheet, 'discoveredAt') ?? factValue(sheet, 'learnedAt') ?? input.reportedAt
  const evaluations = dutiesFor(input.packs, sheet, input.profile, began, input)
  const duties = evaluations.map((evaluation) => expected(evaluation, sheet, input))
  const day = dayOf(began)
  const severity = severityOn(sheet, actual, input.severity)
  const grades = proposedGrades(sheet, { ...input, day, severity })
  const idsOf = (test: (duty: ExpectedDuty) => boolean) => duties.filter(test).map(({ rule }) => rule.id)
  return {
    duties,
    grades: grades.map((grade) => ({ ...grade, inForce: standingGrade(grade, input) })),
    exposures: exposuresOf({
      lists: input.fines,
      laws: input.laws,
      day,
      turnoverYuan: input.profile.turnoverYuan ?? null,
      owed: idsOf(({ standing }) => standing === 'owed' || standing === 'done'),
      late: idsOf(({ late }) => late),
      asked: idsOf(({ standing }) => standing === 'asked'),
    }),
  }
}

function expected(evaluation: Evaluation, sheet: FactSheet, input: WhatIfInput): ExpectedDuty {
  const { rule, result, needsCounsel, missing } = evaluation
  const known = input.standing.findLast(({ ruleId }) => ruleId === rule.id)
  const standing = standingOf(evaluation, known)
  const anchors = { ...input.anchors, ...anchorsOf(sheet) }
  const acts = { ...known?.acts, targets: input.profile.targets ?? {}, calendar: input.calendar }
  const clock = clockOf(rule, anchors, acts, input.now)
  const runs = standing !== 'none' && standing !== 'declined' && standing !== 'released'
  return {
    rule,
    result,
    needsCounsel,
    standing,
    startAt: runs ? clock.startAt : null,
    dueAt: runs ? clock.dueAt : null,
    internalTarget: clock.internalTarget,
    late: runs && clock.lateMs > 0,
    missing,
  }
}

function standingOf(
  { result, needsCounsel }: Evaluation,
  known: Standing | undefined,
): ExpectedDuty['standing'] {
  if (known?.state === 'fulfilled') return 'done'
  if (result === 'does_not_apply') return 'none'
  if (known?.state === 'released') return 'released'
  if (known?.declined && needsCounsel) return 'declined'
  return result === 'undetermined' ? 'asked' : 'owed'
}

/** The company's class follows the facts; what another plan would set is not known before somebody chooses it. */
function severityOn(sheet: FactSheet, actual: FactSheet, severity: string): string {
  const involved = (of: FactSheet) => ['yes', 'maybe'].includes(factValue(of, 'personalInformation') ?? '')
  if (involved(sheet)) return grades.at(-1) as Grade
  return involved(actual) ? '' : severity
}

function standingGrade({ scheme, grade }: ProposedGrade, { confirmed, schemes }: WhatIfInput): string | null {
  const national = schemes.some(({ id }) => id === scheme)
  return national ? gradeInForce(grade as Grade | null, confirmed[scheme]) : grade
}

function changesBetween(before: readonly ExpectedDuty[], after: readonly ExpectedDuty[]): DutyChange[] {
  return after.flatMap((duty) => {
    const was = before.find(({ rule }) => rule.id === duty.rule.id)
    const kind = was && changeOf(was, duty)
    return kind ? [{ ruleId: duty.rule.id, kind }] : []
  })
}

const isOpen = ({ standing }: ExpectedDuty) => standing === 'owed' || standing === 'asked'

function changeOf(was: ExpectedDuty, is: ExpectedDuty): DutyChange['kind'] | null {
  if (isOpen(was) !== isOpen(is)) return isOpen(is) ? 'opens' : 'closes'
  if (!isOpen(is)) return null
  if (was.standing !== is.standing) return is.standing === 'owed' ? 'settles' : 'unsettles'
  if (was.dueAt === is.dueAt) return null
  if (was.dueAt === null || is.dueAt === null) return 'moves'
  return is.dueAt < was.dueAt ? 'sooner' : 'later'
}
