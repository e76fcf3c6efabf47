import { dayOf, hourMinute, zoneLabel } from '../parts/instant.ts'

/** An instant within a sentence, always with its day: 2027-02-22 05:02 UTC+8. */
export const fullDay = (at: string): string => `${dayOf(at)} ${hourMinute(at)} ${zoneLabel(at)}`
