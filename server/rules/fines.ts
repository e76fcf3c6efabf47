import type { Mark } from './duties.ts'
import type { FullWording } from './facts.ts'

/** What a breach of duties may cost under one article: `templates/fines/*.yaml`. Amounts are whole CNY unless `currency` says. */
export interface Exposure {
  key: string
  law: string
  version: string
  article: FullWording
  mark: Mark
  who: FullWording
  says: FullWording
  /** ISO 4217. */
  currency: string
  /** The most, in whole units; `null` where the article names no sum. */
  max: number | null
  /** Share of last year's turnover, where the article names one: whichever is more counts. */
  turnoverShare: number | null
  /** The most for a person responsible. */
  personMax: number | null
  /** Only in serious cases, or after an order was refused. */
  serious: boolean
  /** Rules whose breach it answers. */
  breachOf: string[]
}

export interface FineList {
  id: string
  exposures: Exposure[]
}
