import { z } from 'zod'
import { dimensions } from '../rules/coverage.ts'
import { endpoint } from './endpoint.ts'
import { coverage } from './orders.ts'
import { language } from './values.ts'

/** One region, language, group or tenant; `key` is '' for people of none. */
export const coverageByRow = coverage.extend({ key: z.string() })
export type CoverageByRow = z.infer<typeof coverageByRow>

export const coverageBy = z.object({
  by: z.enum(dimensions),
  /** The most people first; at most 200. */
  rows: z.array(coverageByRow),
  /** Everybody of the rows there is no room for; null where all are shown. */
  more: coverage.extend({ rows: z.number() }).nullable(),
  /** The sum of all rows: equals the order's own coverage. */
  sum: coverage,
  /** Guardians told besides a minor of 14 to 17; empty where there are none. */
  guardians: z.array(coverageByRow),
})
export type CoverageByView = z.infer<typeof coverageBy>

const of = '/api/incidents/:incidentId/orders/:orderId/coverage' as const

export const coverageApi = {
  getCoverage: endpoint('get', of, {
    summary: 'Where everybody of an order stands, by region, language, group or tenant',
    query: z.object({ by: z.enum(dimensions) }),
    answer: coverageBy,
  }),
  /** Cells that a spreadsheet would run as formulas are neutralised. */
  exportCoverage: endpoint('get', `${of}.csv`, {
    summary: 'The coverage ledger as a CSV, all rows',
    query: z.object({ by: z.enum(['channel', ...dimensions]), language: language.default('zh-CN') }),
  }),
}
