import { z } from 'zod'
import { factAnchors } from '../rules/clock.ts'
import { recipientKinds } from '../rules/dutyRule.ts'
import { dutyFilters, promise } from '../rules/dutyStanding.ts'
import { termUnits } from '../rules/term.ts'
import { duty } from './duties.ts'
import { endpoint } from './endpoint.ts'
import { fact } from './facts.ts'
import { id, instant, language, person, place, wording, words } from './values.ts'

/** A clock of the authorities among themselves: worth knowing, never ours. */
export const relay = z.object({
  ruleId: z.string(),
  title: wording,
  recipient: wording,
  law: wording,
  article: wording,
  mark: z.string(),
  term: z.object({ length: z.number(), unit: z.enum(termUnits) }).nullable(),
  startAt: instant.nullable(),
  /** Counted from our report; when they were told we know, whether they kept it we do not. */
  dueAt: instant.nullable(),
  note: wording.nullable(),
})
export type RelayView = z.infer<typeof relay>

/** One instant that clocks start from, with everybody who ever set it. */
export const anchorFact = z.object({
  key: z.enum(factAnchors),
  /** Written by an act of the console; it can be corrected once it stands, not typed in before. */
  byAct: z.boolean(),
  /** Oldest first; the last one holds. */
  versions: z.array(fact),
  /** Duties now counting from it. */
  starts: z.array(z.string()),
  can: z.array(z.string()),
})
export type AnchorFactView = z.infer<typeof anchorFact>

/** What a correction does to one clock. */
export const moved = z.object({
  dutyId: id,
  ruleId: z.string(),
  title: wording,
  before: z.object({ startAt: instant.nullable(), dueAt: instant.nullable(), late: z.boolean() }),
  after: z.object({ startAt: instant.nullable(), dueAt: instant.nullable(), late: z.boolean() }),
})
export type Moved = z.infer<typeof moved>

const result = z.enum(['applies', 'undetermined', 'does_not_apply'])
export const dutyStory = z.object({
  duty,
  incident: z.object({ number: z.string(), title: z.string(), drill: z.boolean() }),
  /** Facts that its conditions read, as they stand, and every version of the instants it may start from. */
  anchors: z.array(anchorFact),
  /** Reports that named it or would serve it, and what proves that they arrived. */
  filings: z.array(
    z.object({
      report: z.string(),
      reportId: id,
      recipient: z.string(),
      channel: z.string(),
      at: instant,
      receiptNumber: z.string(),
      registeredBy: person,
    }),
  ),
  /** What its answer was and what turned it, oldest first. */
  history: z.array(
    z.object({
      seq: z.number(),
      at: instant,
      by: person,
      from: result.nullable(),
      to: result,
      /** The act that made the rules look again, and the facts it changed. */
      because: z.string(),
      facts: z.array(z.string()),
    }),
  ),
  records: z.array(
    z.object({
      seq: z.number(),
      at: instant,
      actor: person,
      name: z.string(),
      payload: z.record(z.string(), z.unknown()).nullable(),
      digest: z.string(),
    }),
  ),
})
export type DutyStory = z.infer<typeof dutyStory>

const of = '/api/incidents/:incidentId' as const
export const dutyStoryApi = {
  dutyStory: endpoint('get', `${of}/duties/:dutyId/story`, {
    summary: 'One duty whole: its rule, its instants, what served it, how its answer changed, its records',
    answer: dutyStory,
  }),
  exportDuties: endpoint('get', `${of}/duty-table`, {
    summary: 'The table of duties as a file: CSV, or a Word document',
    query: z.object({
      format: z.enum(['csv', 'docx']),
      language: language.default('zh-CN'),
      filter: z.enum(dutyFilters).default('all'),
      /** A place of law and a kind of recipient, as the page names them. */
      place: place.or(z.enum(['EU', promise, 'all'])).default('all'),
      to: z.enum([...recipientKinds, 'all']).default('all'),
    }),
  }),
  listRelays: endpoint('get', `${of}/relays`, {
    summary: 'Clocks of the authorities among themselves, for information',
    answer: z.array(relay),
  }),
  listAnchors: endpoint('get', `${of}/anchors`, {
    summary: 'The instants that clocks start from, who set each and what it starts',
    answer: z.array(anchorFact),
  }),
  previewAnchor: endpoint('get', `${of}/anchors/:key/preview`, {
    summary: 'Which clocks would move if an instant were corrected; nothing is written',
    query: z.object({ at: instant }),
    answer: z.array(moved),
  }),
  correctAnchor: endpoint('put', `${of}/anchors/:key`, {
    summary: 'Correct an instant that clocks start from; the version before stays in sight',
    body: z.object({ at: instant, reason: words(500), version: z.number().int().min(0) }),
    answer: z.array(anchorFact),
  }),
}
