import { useNow } from '../live/now.ts'
import { shortInstant, zoneLabel } from '../parts/instant.ts'

/** An instant within a sentence: 2027-02-22 05:02 UTC+8. */
export function useDay(): (at: string) => string {
  const now = useNow()
  return (at) => `${shortInstant(at, now)} ${zoneLabel(at)}`
}
