import type { Wording } from '../../server/rules/facts.ts'
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
    contact: k.json<Wording>()('contact').notNull(),
    dutyPhone: k.text('duty_phone').notNull(),
    language: k.oneOf('language', ['zh-CN', 'en']).notNull(),
    targets: k.json<Record<string, number>>()('targets').notNull(),
    version: k.whole('version').notNull(),
  }),
})
