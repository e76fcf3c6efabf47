import type { Wording } from '../../server/rules/facts.ts'
import { seatKeys } from '../../server/rules/seats.ts'
import { worldKinds } from '../../server/rules/world.ts'
import type { Kit } from '../kit.ts'

export const incidentTables = (k: Kit) => ({
  world: k.table('world', {
    id: k.text('id').primaryKey(),
    kind: k.oneOf('kind', worldKinds).notNull(),
    title: k.text('title').notNull(),
    shiftMs: k.whole('shift_ms').notNull(),
    startedAt: k.instant('started_at').notNull(),
    startedBy: k.text('started_by').notNull(),
    endedAt: k.instant('ended_at'),
    /** What a drill showed, written when it ends. */
    outcome: k.text('outcome').notNull(),
  }),
  /** An event and an incident are one row at different stages. */
  incident: k.table(
    'incident',
    {
      id: k.text('id').primaryKey(),
      worldId: k.text('world_id').notNull(),
      number: k.text('number').notNull(),
      title: k.text('title').notNull(),
      description: k.text('description').notNull(),
      stage: k.oneOf('stage', ['event', 'incident']).notNull(),
      status: k.oneOf('status', ['open', 'ended', 'closed']).notNull(),
      eventKind: k
        .oneOf('event_kind', [
          'personal_information',
          'vulnerability',
          'malware',
          'attack',
          'intrusion',
          'other',
        ])
        .notNull(),
      personalInformation: k.oneOf('personal_information', ['yes', 'maybe', 'unknown', 'no']).notNull(),
      severity: k.text('severity').notNull(),
      phase: k.text('phase').notNull(),
      planId: k.text('plan_id').notNull(),
      planDigest: k.text('plan_digest').notNull(),
      packsDigest: k.text('packs_digest').notNull(),
      restricted: k.flag('restricted').notNull(),
      reportedBy: k.text('reported_by').notNull(),
      reportedAt: k.instant('reported_at').notNull(),
      declaredAt: k.instant('declared_at'),
      endedAt: k.instant('ended_at'),
      closedAt: k.instant('closed_at'),
      version: k.whole('version').notNull(),
    },
    (t) => [k.uniqueIndex('incident_number').on(t.worldId, t.number)],
  ),
  /** A place in the joint group, with its history: a row ends when the person leaves the seat. */
  seat: k.table(
    'seat',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      seat: k.oneOf('seat', seatKeys).notNull(),
      userId: k.text('user_id').notNull(),
      calledAt: k.instant('called_at').notNull(),
      acceptedAt: k.instant('accepted_at'),
      undertakingAt: k.instant('undertaking_at'),
      endedAt: k.instant('ended_at'),
      endReason: k.text('end_reason').notNull(),
    },
    (t) => [k.index('seat_incident').on(t.incidentId), k.index('seat_user').on(t.userId)],
  ),
  /** Named to the call desk of an incident, with its history: a row ends when the person is removed. */
  caller: k.table(
    'caller',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      userId: k.text('user_id').notNull(),
      namedBy: k.text('named_by').notNull(),
      namedAt: k.instant('named_at').notNull(),
      /** No number before the undertaking: numbers are used for these calls alone and noted nowhere else. */
      undertakingAt: k.instant('undertaking_at'),
      removedAt: k.instant('removed_at'),
    },
    (t) => [k.index('caller_incident').on(t.incidentId), k.index('caller_user').on(t.userId)],
  ),
  phase: k.table(
    'phase',
    {
      incidentId: k.text('incident_id').notNull(),
      key: k.text('key').notNull(),
      position: k.whole('position').notNull(),
      name: k.json<Wording>()('name').notNull(),
      enteredAt: k.instant('entered_at'),
      leftAt: k.instant('left_at'),
    },
    (t) => [k.primaryKey({ columns: [t.incidentId, t.key] })],
  ),
  task: k.table(
    'task',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      phase: k.text('phase').notNull(),
      /** The plan's own key; empty for a task somebody added. */
      key: k.text('key').notNull(),
      title: k.json<Wording>()('title').notNull(),
      seat: k.oneOf('seat', seatKeys),
      userId: k.text('user_id'),
      dueAt: k.instant('due_at'),
      state: k.oneOf('state', ['open', 'doing', 'done', 'dropped']).notNull(),
      result: k.text('result').notNull(),
      doneAt: k.instant('done_at'),
      createdAt: k.instant('created_at').notNull(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('task_incident').on(t.incidentId)],
  ),
  /** What someone had seen of an incident when they last looked: "since you looked" counts from here. */
  glance: k.table(
    'glance',
    {
      incidentId: k.text('incident_id').notNull(),
      userId: k.text('user_id').notNull(),
      seq: k.whole('seq').notNull(),
      at: k.instant('at').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.incidentId, t.userId] })],
  ),
})
