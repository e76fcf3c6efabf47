import type { Kit } from '../kit.ts'

export const installationTables = (k: Kit) => ({
  /** Templates by digest: an incident keeps the versions it began with. */
  templateVersion: k.table('template_version', {
    digest: k.text('digest').primaryKey(),
    kind: k.text('kind').notNull(),
    name: k.text('name').notNull(),
    source: k.oneOf('source', ['shipped', 'company']).notNull(),
    content: k.json<unknown>()('content').notNull(),
    loadedAt: k.instant('loaded_at').notNull(),
  }),
  /** What staff must hear, apart from the people's outbox. `once` makes a message unique, so a restart repeats nothing. */
  staffMessage: k.table(
    'staff_message',
    {
      id: k.text('id').primaryKey(),
      once: k.text('once').notNull().unique(),
      worldId: k.text('world_id').notNull(),
      incidentId: k.text('incident_id'),
      userId: k.text('user_id').notNull(),
      channel: k.oneOf('channel', ['email', 'sms']).notNull(),
      subject: k.text('subject').notNull(),
      body: k.text('body').notNull(),
      state: k.oneOf('state', ['pending', 'sent', 'kept', 'failed']).notNull(),
      attempts: k.whole('attempts').notNull(),
      nextAt: k.instant('next_at').notNull(),
      sentAt: k.instant('sent_at'),
      error: k.text('error').notNull(),
    },
    (t) => [k.index('staff_message_next').on(t.state, t.nextAt)],
  ),
  /** Small facts of the installation itself: the holder of the database, the salt, the last backup. */
  setting: k.table('setting', {
    key: k.text('key').primaryKey(),
    value: k.json<unknown>()('value').notNull(),
  }),
})
