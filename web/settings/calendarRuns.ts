import type { CalendarYearView } from '../../server/contract/calendar.ts'
import { dayAfter } from '../../server/rules/calendar.ts'

export interface Run {
  /** YYYY-MM-DD; both the same for a single day. */
  first: string
  last: string
  count: number
  name: CalendarYearView['names'][string] | undefined
}

/** Days that follow one another under one name, as a holiday is announced: 02-15 to 02-23 Spring Festival. */
export function runsOf(days: readonly string[], names: CalendarYearView['names']): Run[] {
  const runs: Run[] = []
  for (const day of [...days].sort()) {
    const before = runs.at(-1)
    const name = names[day]
    if (before && dayAfter(before.last) === day && before.name?.['zh-CN'] === name?.['zh-CN']) {
      before.last = day
      before.count += 1
    } else runs.push({ first: day, last: day, count: 1, name })
  }
  return runs
}
