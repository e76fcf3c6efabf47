import { z } from 'zod'
import { ledgerWhys } from '../rules/ledgerWhy.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, wording } from './values.ts'

export const promiseState = z.enum(['kept', 'broken', 'not_yet', 'not_applicable'])
export const proof = z.object({
  kind: z.enum(['record', 'duty', 'fact', 'order', 'announcement']),
  ref: z.string(),
  at: instant.nullable(),
})
export const promiseLine = z.object({
  id: z.string(),
  section: z.string(),
  says: wording,
  beyond: z.enum(['policy', 'law', 'contract']),
  state: promiseState,
  why: z.enum(ledgerWhys),
  proofs: z.array(proof),
})
export type PromiseState = z.infer<typeof promiseState>
export type Proof = z.infer<typeof proof>
export type PromiseLine = z.infer<typeof promiseLine>

export const yearLine = promiseLine.omit({ state: true, why: true, proofs: true }).extend({
  /** Incidents of the year by what became of the promise in each. */
  incidents: z.array(
    z.object({ id, number: z.string(), title: z.string(), state: promiseState, why: z.enum(ledgerWhys) }),
  ),
})
export type YearLine = z.infer<typeof yearLine>

export const ledgerApi = {
  incidentLedger: endpoint('get', '/api/incidents/:incidentId/ledger', {
    summary:
      'Every promise of the policy in this incident: kept, broken, not yet or not applicable, with what proves it',
    answer: z.object({ policy: wording, lines: z.array(promiseLine) }),
  }),
  yearLedger: endpoint('get', '/api/ledger', {
    summary: 'Every promise over the real incidents of one year',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2200) }),
    answer: z.object({ policy: wording, year: z.number(), lines: z.array(yearLine) }),
  }),
}
