import type { Kit } from '../kit.ts'

/** Every version of every fact; the newest of a (key, group, language) is the current one. `value` null = to be verified. */
export const factTables = (k: Kit) => ({
  fact: k.table(
    'fact',
    {
      incidentId: k.text('incident_id').notNull(),
      key: k.text('key').notNull(),
      group: k.text('group_key').notNull(),
      language: k.text('language').notNull(),
      version: k.whole('version').notNull(),
      value: k.json<{ value: unknown }>()('value').notNull(),
      basis: k.text('basis').notNull(),
      by: k.text('by').notNull(),
      at: k.instant('at').notNull(),
      /** Running number of the incident's fact sheet, so that "v7" names a whole state. */
      sheet: k.whole('sheet').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.incidentId, t.key, t.group, t.language, t.version] })],
  ),
})
