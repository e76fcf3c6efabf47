import type { Wording } from '../../server/rules/facts.ts'
import type { Trait } from '../../server/rules/profile.ts'
import type { Kit } from '../kit.ts'

/** One row: who we are. Asked at first run, never at three in the morning. */
export const organisationTables = (k: Kit) => ({
  organisation: k.table('organisation', {
    id: k.text('id').primaryKey(),
    name: k.json<Wording>()('name').notNull(),
    shortName: k.json<Wording>()('short_name').notNull(),
    creditCode: k.text('credit_code').notNull(),
    province: k.text('province').notNull(),
    address: k.text('address').notNull(),
    operatorType: k.oneOf('operator_type', ['cii', 'organ', 'other']).notNull(),
    sectors: k.json<string[]>()('sectors').notNull(),
    peopleProcessed: k.whole('people_processed').notNull(),
    /** ISO 3166 codes of places with an establishment of ours or whose market we address: what ties us to foreign law. */
    presence: k.json<string[]>()('presence').notNull().default([]),
    /** What else a rule may ask about us: listed, platform, minors ... */
    traits: k.json<Trait[]>()('traits').notNull().default([]),
    /** Last year's turnover in whole CNY, for what a fine may reach; null = not given. */
    turnoverYuan: k.whole('turnover_yuan'),
    contact: k.json<Wording>()('contact').notNull(),
    dutyPhone: k.text('duty_phone').notNull(),
    language: k.oneOf('language', ['zh-CN', 'en']).notNull(),
    targets: k.json<Record<string, number>>()('targets').notNull(),
    version: k.whole('version').notNull(),
  }),
  /** The State Council's arrangement for a year, as somebody entered it. */
  calendarYear: k.table('calendar_year', {
    year: k.whole('year').primaryKey(),
    holidays: k.json<string[]>()('holidays').notNull(),
    workdays: k.json<string[]>()('workdays').notNull(),
    changedBy: k.text('changed_by').notNull(),
    changedAt: k.instant('changed_at').notNull(),
    version: k.whole('version').notNull(),
  }),
})
