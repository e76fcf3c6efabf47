import type { Change } from '../../server/contract/live.ts'

/** Key of a view: the path and what it was asked with, so that a hint can tell which views it concerns. */
export type ViewKey = readonly [path: string, params: Record<string, string>, query: unknown]

/** Does a view show what changed? A list (no incident in its path) always may. */
export function concerns(change: Pick<Change, 'incidentId'>, [, params]: ViewKey): boolean {
  const shown = params.incidentId
  return shown === undefined || change.incidentId === null || shown === change.incidentId
}
