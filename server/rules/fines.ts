import type { Mark } from './dutyRule.ts'
import type { FullWording } from './facts.ts'
import { cite, type LawCatalogue } from './laws.ts'

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

/** One article that could be applied to an incident, and why. */
export interface ExposureNow {
  exposure: Exposure
  law: FullWording
  /** Duties that apply and would be breached, open or done. */
  owed: string[]
  /** Of those, the ones that are late: what it answers has happened. */
  late: string[]
  /** Duties whose application is still a question. */
  asked: string[]
  /** The share of last year's turnover in whole CNY; `null` where the article names none or the turnover is not given. */
  shareYuan: number | null
}

export interface ExposureInput {
  lists: readonly FineList[]
  laws: readonly LawCatalogue[]
  /** Day of the incident (YYYY-MM-DD): only articles of the editions in force then count. */
  day: string
  owed: readonly string[]
  late: readonly string[]
  asked: readonly string[]
  /** Last year's turnover in whole CNY; `null` = not given. */
  turnoverYuan: number | null
}

/**
 * What breaches of these duties may cost: every article that answers one of them, those already breached first. It adds
 * nothing up: articles overlap, and which is applied, and how severely, is the authority's choice.
 */
export function exposuresOf({ lists, laws, day, turnoverYuan, ...duties }: ExposureInput): ExposureNow[] {
  const found = lists
    .flatMap(({ exposures }) => exposures)
    .flatMap((exposure): ExposureNow[] => {
      const { name, from, to } = cite(exposure, laws)
      if (day < from || (to !== null && day > to)) return []
      const concerned = (ids: readonly string[]) => exposure.breachOf.filter((id) => ids.includes(id))
      const [owed, late, asked] = [duties.owed, duties.late, duties.asked].map(concerned) as [
        string[],
        string[],
        string[],
      ]
      if (owed.length + asked.length === 0) return []
      return [{ exposure, law: name, owed, late, asked, shareYuan: shareOf(exposure, turnoverYuan) }]
    })
  return found.sort((a, b) => weightOf(b) - weightOf(a))
}

const weightOf = ({ owed, late }: ExposureNow) => (late.length > 0 ? 2 : 0) + (owed.length > 0 ? 1 : 0)

/** Shares are written in tenths of a percent at the finest, so whole thousandths keep the product exact. */
const shareOf = ({ turnoverShare }: Exposure, turnover: number | null): number | null =>
  turnoverShare === null || turnover === null
    ? null
    : Math.floor((turnover * Math.round(turnoverShare * 1000)) / 1000)
