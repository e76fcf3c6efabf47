import type { Coverage } from './delivery.ts'

/** By what the coverage ledger can be told apart, besides the channel. */
export const dimensions = ['region', 'language', 'group', 'tenant'] as const
export type Dimension = (typeof dimensions)[number]

/** Where the people of one region (language, group, tenant) stand. */
export interface CoverageBy extends Coverage {
  key: string
}

const lines = ['people', 'told', 'trying', 'unknown', 'unreachable', 'stopped', 'sandbox'] as const

/** One row for what a page has no room for; its lines still add up to its people. */
export const coverageSum = (rows: readonly Coverage[]): Coverage =>
  Object.fromEntries(
    lines.map((line) => [line, rows.reduce((sum, row) => sum + row[line], 0)]),
  ) as unknown as Coverage
