import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attachment, fileDigests } from './files.ts'
import { instant, person, typed, wording, words } from './values.ts'

export const police = z.object({
  verdict: z.enum(['likely', 'near', 'unlikely']),
  reasons: z.array(
    z.enum(['suspected', 'ransom', 'insider', 'malicious', 'records', 'near', 'unknown_count']),
  ),
  /** Criminal thresholds that the facts come near to. */
  lines: z.array(
    z.object({
      key: z.enum(['taken', 'taken_grave', 'refused']),
      law: wording,
      article: wording,
      mark: z.string(),
      sort: z.enum(['track', 'lodging', 'other']),
      threshold: z.number(),
      insider: z.boolean(),
      standing: z.enum(['reached', 'near', 'below', 'unknown']),
    }),
  ),
  counted: z.number().nullable(),
  countedBy: z.enum(['records', 'people']).nullable(),
  /** When a duty to report to the police was noted as done, by a report or by hand; null while none was. */
  doneAt: instant.nullable(),
  /** Reports made, oldest first. */
  reports: z.array(
    z.object({
      at: instant,
      by: person,
      authority: z.string(),
      caseNumber: z.string(),
      proof: z.string(),
      files: z.array(attachment),
    }),
  ),
  can: z.array(z.string()),
})
export type PoliceAnswer = z.infer<typeof police>

const of = '/api/incidents/:incidentId/police' as const
export const policeApi = {
  getPolice: endpoint('get', of, {
    summary: 'Is a report to the police near, by which thresholds, and was it made',
    answer: police,
  }),
  reportToPolice: endpoint('post', of, {
    summary:
      'Record a report to the police: where, when, case number, proof; fulfils the duties that ask for it',
    body: z.object({
      at: instant,
      authority: words(200),
      caseNumber: typed(100).default(''),
      proof: words(1_000),
      files: fileDigests.default([]),
    }),
    answer: police,
    status: 201,
  }),
}
