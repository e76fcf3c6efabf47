import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant, person, seatKey, typed, version, wording, words } from './values.ts'

export const personalInformation = z.enum(['yes', 'maybe', 'unknown', 'no'])
export const eventKind = z.enum([
  'personal_information',
  'vulnerability',
  'malware',
  'attack',
  'intrusion',
  'other',
])

export const declareRequest = z.object({
  title: words(120),
  description: typed(5_000),
  /** When it was noticed; not in the future. */
  noticedAt: instant,
  /** How it was noticed. */
  source: z.enum(['monitoring', 'staff', 'customer', 'third_party', 'public', 'regulator', 'other']),
  /** Business functions of the data map, by key. */
  functions: z.array(z.string().max(80)).max(50),
  personalInformation,
  eventKind: eventKind.exclude(['personal_information']).optional(),
  /** A drill's world; the real one where left out. */
  worldId: id.optional(),
})
export type DeclareRequest = z.infer<typeof declareRequest>

export const world = z.object({
  id,
  kind: z.enum(['real', 'drill', 'example']),
  title: z.string(),
  /** This world's time now. */
  now: instant,
  startedAt: instant.nullable(),
})

export const seat = z.object({
  id,
  seat: seatKey,
  person,
  calledAt: instant,
  acceptedAt: instant.nullable(),
})
export const phase = z.object({
  key: z.string(),
  name: wording,
  enteredAt: instant.nullable(),
  leftAt: instant.nullable(),
})
/** The clock of one duty as rules/clock draws it; instants in the incident's world. */
export const clock = z.object({
  dutyId: id,
  ruleId: z.string(),
  title: wording,
  recipient: wording,
  state: z.enum(['idle', 'running', 'soon', 'late', 'stopped', 'unknown']),
  anchor: z.string().nullable(),
  startAt: instant.nullable(),
  dueAt: instant.nullable(),
  stoppedAt: instant.nullable(),
  late: z.boolean(),
  /** Set where the law names no number: the due time is the company's own target. */
  internal: z.boolean(),
  needsCounsel: z.boolean(),
  mark: z.string(),
  law: wording,
  article: wording,
})
export type ClockView = z.infer<typeof clock>

export const incidentLine = z.object({
  id,
  number: z.string(),
  title: z.string(),
  worldId: id,
  worldKind: z.enum(['real', 'drill', 'example']),
  /** The time of its world when this was written: a drill's clock may run ahead. */
  worldNow: instant,
  /** A drill that was ended: nothing in it waits for anybody any more. */
  worldEnded: z.boolean(),
  stage: z.enum(['event', 'incident']),
  status: z.enum(['open', 'ended', 'closed']),
  eventKind,
  personalInformation,
  severity: z.string(),
  /** The national grade in force. */
  grade: z.string().nullable(),
  /** A person set the grade in force. */
  gradeConfirmed: z.boolean(),
  /** What the facts propose now. */
  gradeProposed: z.string().nullable(),
  phase: wording,
  restricted: z.boolean(),
  reportedAt: instant,
  declaredAt: instant.nullable(),
  closedAt: instant.nullable(),
  seatsFilled: z.number(),
  seatsWanted: z.number(),
  emptySeats: z.array(seatKey),
  nearest: clock.nullable(),
})
export type IncidentLine = z.infer<typeof incidentLine>

export const alarm = z.object({
  kind: z.enum(['duty', 'task', 'seat', 'decision', 'party']),
  /** What is late or waits: `duty_late`, `task_late`, `seat_empty`, `approve_notice`, `sign_report`, ... */
  code: z.string(),
  ref: id,
  title: wording,
  since: instant,
  /** For whom it waits, where one seat must act. */
  seat: seatKey.nullable(),
  /** May the reader act on it? */
  mine: z.boolean(),
})
export type Alarm = z.infer<typeof alarm>

export const incidentView = incidentLine.extend({
  description: z.string(),
  world,
  planName: wording,
  reportedBy: person,
  endedAt: instant.nullable(),
  commander: person.nullable(),
  seats: z.array(seat),
  seatsWantedKeys: z.array(seatKey),
  phases: z.array(phase),
  clocks: z.array(clock),
  overdue: z.array(alarm),
  toDecide: z.array(alarm),
  counts: z.record(z.string(), z.number()),
  /** Number of the fact sheet ("v7"). */
  sheet: z.number(),
  /** Last record the reader has seen. */
  seen: z.number(),
  can: z.array(z.string()),
  version,
})
export type IncidentView = z.infer<typeof incidentView>

/** `ref`: a rule id, a seat, the id of a row; '' where there is nothing to name. `title`: its words, where it has any. */
export const gap = z.object({ code: z.string(), ref: z.string(), title: wording.nullable() })

const of = '/api/incidents/:incidentId' as const

export const incidentApi = {
  listIncidents: endpoint('get', '/api/incidents', {
    summary: 'Events and incidents the reader may see',
    query: z.object({ world: z.enum(['real', 'drill', 'example', 'all']).default('all') }),
    answer: z.array(incidentLine),
  }),
  declareIncident: endpoint('post', '/api/incidents', {
    summary:
      'Report an event or declare an incident; where personal information is involved the top-level plan starts in the same step',
    body: declareRequest,
    answer: incidentView,
    status: 201,
  }),
  getIncident: endpoint('get', of, {
    summary: 'One incident, as the command screen shows it',
    answer: incidentView,
  }),
  changeIncident: endpoint('patch', of, {
    summary: 'Change the title, or close the incident to all but its people',
    body: z.object({ title: words(120).optional(), restricted: z.boolean().optional(), version }),
    answer: incidentView,
  }),
  raiseIncident: endpoint('post', `${of}/raise`, {
    summary:
      'Personal information turns out to be (or may be) involved: raise to the top-level plan, losing nothing',
    body: z.object({ personalInformation: personalInformation.extract(['yes', 'maybe']), reason: words() }),
    answer: incidentView,
  }),
  triageIncident: endpoint('post', `${of}/triage`, {
    summary: 'Judge an event: no personal information; its own plan starts, or it is closed as no incident',
    body: z.object({
      outcome: z.enum(['incident', 'no_incident']),
      eventKind: eventKind.exclude(['personal_information']),
      reason: words(),
    }),
    answer: incidentView,
  }),
  movePhase: endpoint('post', `${of}/phase`, {
    summary: 'Leave the current phase for the next; refused while its gate fails',
    body: z.object({ to: z.string(), version }),
    answer: incidentView,
  }),
  endGaps: endpoint('get', `${of}/gaps`, {
    summary: 'What stands between now and ending or closing',
    query: z.object({ for: z.enum(['end', 'close']) }),
    answer: z.array(gap),
  }),
  endIncident: endpoint('post', `${of}/end`, {
    summary: 'End the response: starts the clock of the final report',
    body: z.object({ summary: words(5_000), version }),
    answer: incidentView,
  }),
  closeIncident: endpoint('post', `${of}/close`, {
    summary: 'Close; refused while anything is not done, naming it. Closing marks nothing as done',
    body: z.object({ summary: words(5_000), version }),
    answer: incidentView,
  }),
  callSeat: endpoint('post', `${of}/seats`, {
    summary: 'Call somebody to a seat',
    body: z.object({ seat: seatKey, userId: id }),
    answer: incidentView,
    status: 201,
  }),
  acceptSeat: endpoint('post', `${of}/seats/:seatId/accept`, {
    summary: 'Accept a seat, and with it the confidentiality undertaking',
    body: z.object({ undertaking: z.literal(true) }),
    answer: incidentView,
  }),
  leaveSeat: endpoint('post', `${of}/seats/:seatId/end`, {
    summary: 'Leave a seat or release somebody from it',
    body: z.object({ reason: words(500) }),
    answer: incidentView,
  }),
}
