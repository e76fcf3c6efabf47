import type { Kit } from '../kit.ts'

/** A secret that nobody is shown again: who set it and when is all that is told. */
export interface SealedValue {
  value: string
  setBy: string
  setAt: number
}

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
  /** How messages leave, as set on the page. What is secret lies in `sealed`, field by field, under the installation's key. */
  channelSetting: k.table('channel_setting', {
    kind: k.oneOf('kind', ['email', 'sms', 'inSite']).primaryKey(),
    plain: k.json<Record<string, unknown>>()('plain').notNull(),
    sealed: k.json<Record<string, SealedValue>>()('sealed').notNull(),
    changedBy: k.text('changed_by').notNull(),
    changedAt: k.instant('changed_at').notNull(),
    version: k.whole('version').notNull(),
  }),
  /** When a channel last carried a message, and when and why it last did not. */
  channelHealth: k.table('channel_health', {
    kind: k.oneOf('kind', ['email', 'sms', 'inSite']).primaryKey(),
    successAt: k.instant('success_at'),
    troubleAt: k.instant('trouble_at'),
    trouble: k.text('trouble').notNull(),
  }),
  /** Small facts of the installation itself: the holder of the database, the salt, the last backup. */
  setting: k.table('setting', {
    key: k.text('key').primaryKey(),
    value: k.json<unknown>()('value').notNull(),
  }),
})
