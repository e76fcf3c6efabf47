import { z } from 'zod'
import { type Milestone, milestones } from '../rules/drill.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, person, wording, words } from './values.ts'

export const scenario = z.object({ key: z.string(), title: wording, report: wording })

export const drill = z.object({
  id,
  title: z.string(),
  startedAt: instant,
  startedBy: person,
  /** The drill's own time now; its clock may run ahead of the machine's. */
  now: instant,
  endedAt: instant.nullable(),
  outcome: z.string(),
  incidents: z.array(z.object({ id, number: z.string(), title: z.string() })),
  /** Everybody who did anything in it. */
  tookPart: z.array(person),
  /** When each milestone was first reached, in the drill's own time. */
  reached: z.partialRecord(z.enum(Object.keys(milestones) as [Milestone, ...Milestone[]]), instant),
  /** Somebody took their seat: it counts towards the drill owed each year. */
  counts: z.boolean(),
  can: z.array(z.string()),
})
export type DrillView = z.infer<typeof drill>

export const drillApi = {
  listScenarios: endpoint('get', '/api/drills/scenarios', {
    summary: 'Exercises to choose from',
    answer: z.array(scenario),
  }),
  listDrills: endpoint('get', '/api/drills', {
    summary: 'The drill log: who took part, what it showed, times reached, and when the next is due',
    answer: z.object({
      drills: z.array(drill),
      /** Of the last one that counts. */
      lastAt: instant.nullable(),
      /** Null: never drilled, due now. */
      nextDueAt: instant.nullable(),
      can: z.array(z.string()),
    }),
  }),
  startDrill: endpoint('post', '/api/drills', {
    summary: 'Start a drill in a world of its own: the same work, sealed; nothing reaches anybody outside',
    body: z.object({ title: words(120), scenario: z.string().max(40) }),
    answer: z.object({ id, incidentId: id }),
    status: 201,
  }),
  turnDrillClock: endpoint('post', '/api/drills/:drillId/clock', {
    summary: "Turn the drill's clock forward; it never goes back",
    body: z.object({
      minutes: z
        .number()
        .int()
        .min(1)
        .max(60 * 24 * 90),
    }),
    answer: drill,
  }),
  openExample: endpoint('post', '/api/examples', {
    summary: 'Open the world of the worked example; its time begins where it is told to',
    body: z.object({ beginsAt: instant }),
    answer: z.object({ id }),
    status: 201,
  }),
  setUpExample: endpoint('post', '/api/setup/example', {
    summary:
      'First run, only to look: an invented company, its group, and one whole incident played; not for real use',
    body: z.object({ code: words(40) }),
    answer: z.object({ incidentId: id, email: z.string(), password: z.string() }),
    status: 201,
    open: true,
  }),
  endDrill: endpoint('post', '/api/drills/:drillId/end', {
    summary: 'End a drill and say what it showed',
    body: z.object({ outcome: words(5_000) }),
    answer: drill,
  }),
}
