import type { Organisation } from '../../contract/sessions.ts'
import type { FieldFault } from '../../problem.ts'

type Names = Pick<Organisation, 'name' | 'shortName'>

/** What the shape alone cannot say: a company without a name signs nothing. One language is enough to begin with. */
export const faultsInOrganisation = (profile: Names, at = ''): FieldFault[] =>
  (['name', 'shortName'] as const)
    .filter((field) => !Object.values(profile[field]).some((words) => words?.trim()))
    .map((field) => ({ pointer: `${at}/${field}`, code: 'blank' }))
