import { TemplateError } from './templateError.ts'
import type { Templates } from './templates.ts'

/** What no single file can know: the files must fit one another. Refuses the start with every reason at once. */
export function refuseUnfit(templates: Omit<Templates, 'files'>): void {
  const reasons = [...unfitLaw(templates), ...unfitPlans(templates), ...unfitReports(templates)]
  if (reasons.length > 0)
    throw new TemplateError(reasons.map((reason) => ({ file: 'templates', line: 0, reason })))
}

function unfitLaw({ packs, schemes, fines, exemptions }: Omit<Templates, 'files'>): string[] {
  const rules = packs.flatMap((pack) => pack.rules.map(({ id }) => id))
  const schemeIds = schemes.map(({ id }) => id)
  return [
    ...packs
      .filter(({ grading }) => grading !== null && !schemeIds.includes(grading))
      .map(({ id, grading }) => `duties: pack ${id} reads the grading scheme ${grading}, which is not there`),
    ...twice('duties', rules),
    ...fines
      .flatMap(({ exposures }) => exposures)
      .flatMap(({ key, breachOf }) => unknown(`fines: ${key}`, breachOf, rules)),
    ...twice(
      'exemptions',
      exemptions.flatMap(({ grounds }) => grounds.map(({ key }) => key)),
    ),
    ...exemptions
      .flatMap(({ grounds }) => grounds)
      .flatMap(({ key, releases }) => unknown(`exemptions: ${key}`, releases, rules)),
  ]
}

function unfitPlans({ plans }: Pick<Templates, 'plans'>): string[] {
  const ids = plans.map(({ id }) => id)
  const events = plans.flatMap((plan) => plan.events)
  const missing = events.includes('personal_information') ? [] : ['plans: none for personal_information']
  return [...twice('plans', ids), ...twice('plans', events), ...missing]
}

/** A form or an office for a duty that no pack has would lead a report nowhere. */
function unfitReports({ packs, reports, authorities }: Omit<Templates, 'files'>): string[] {
  const rules = packs.flatMap((pack) => pack.rules.map(({ id }) => id))
  const named = reports.flatMap(({ id, stages }) =>
    Object.values(stages).map((stage) => [id, stage?.rules ?? []] as const),
  )
  return [
    ...(reports.length > 0 ? [] : ['reports: there is no form']),
    ...twice(
      'reports',
      reports.map(({ id }) => id),
    ),
    ...named.flatMap(([id, ids]) => unknown(`reports: ${id}`, ids, rules)),
    ...twice(
      'authorities',
      authorities.authorities.map(({ key }) => key),
    ),
    ...authorities.authorities.flatMap(({ key, ruleIds }) => unknown(`authorities: ${key}`, ruleIds, rules)),
  ]
}

const twice = (kind: string, ids: readonly string[]): string[] =>
  ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${kind}: ${id} stands twice`)

const unknown = (who: string, ids: readonly string[], rules: readonly string[]): string[] =>
  ids.filter((id) => !rules.includes(id)).map((id) => `${who} names ${id}, which no pack has`)
