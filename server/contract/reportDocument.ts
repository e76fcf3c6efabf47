import { z } from 'zod'
import { filing } from './filings.ts'
import { reportView } from './reports.ts'

/** Named in every export; it changes when a member changes its meaning or goes, never when one is added. */
export const reportDocumentFormat = 'fenghuo-report-1'

/**
 * A report as JSON, for systems that take it on: its number, stage and form, every field in the order of the form in both
 * languages with its source, what was decided by whom and when, the digest that was approved, and each filing with its receipt.
 */
export const reportDocument = reportView
  .omit({ can: true, clocks: true, urgent: true, places: true, mustBeNamed: true, more: true, filings: true })
  .extend({
    format: z.literal(reportDocumentFormat),
    /** `drill` and `example` are exercises and go to nobody. */
    world: z.enum(['real', 'drill', 'example']),
    filings: z.array(filing.omit({ can: true })),
  })
  .meta({ id: 'ReportDocument' })
export type ReportDocument = z.infer<typeof reportDocument>
