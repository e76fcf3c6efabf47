import type { Kit } from '../kit.ts'

export const recordTables = (k: Kit) => ({
  /** Append-only. Holds ids, names of fields and digests of salted payloads; never personal data. */
  record: k.table(
    'record',
    {
      seq: k.whole('seq').primaryKey(),
      at: k.instant('at').notNull(),
      actor: k.text('actor').notNull(),
      name: k.text('name').notNull(),
      incidentId: k.text('incident_id'),
      worldId: k.text('world_id').notNull(),
      fields: k.json<string[]>()('fields').notNull(),
      payloadDigest: k.text('payload_digest').notNull(),
      previous: k.text('previous').notNull(),
      previousInIncident: k.text('previous_in_incident').notNull(),
      digest: k.text('digest').notNull(),
    },
    (t) => [k.index('record_incident').on(t.incidentId, t.seq)],
  ),
  /** The erasable half: erasing it leaves the chain whole. */
  recordPayload: k.table('record_payload', {
    seq: k.whole('seq').primaryKey(),
    salt: k.text('salt').notNull(),
    payload: k.json<Record<string, unknown>>()('payload'),
    erasedAt: k.instant('erased_at'),
  }),
})
