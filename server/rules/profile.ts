import type { FactValues } from './facts.ts'

/** What a rule may ask about a company beyond its sector and size; each is answered once, in the profile. */
export const traits = [
  /** Processes important data (重要数据处理者, NDSMR 29 to 33). */
  'important_data',
  /** Its shares are listed (Securities Law Art. 80). */
  'listed',
  /** A large platform: 50 million registered or 10 million monthly users and important effect (NDSMR 62). */
  'platform',
  /** Serves people under 18. */
  'minors',
  /** Keeps face data of 100,000 people or more (face recognition measures Art. 15). */
  'face_data',
  /** Makes network products that others run, and so owes the filing of their flaws. */
  'product_provider',
  /** Runs systems for others as a security or operations vendor. */
  'vendor',
  /** Operates critical infrastructure in Hong Kong (Cap. 653). */
  'hk_critical',
  /** An essential or important entity of NIS2, or a manufacturer under the CRA. */
  'eu_nis2',
] as const
export type Trait = (typeof traits)[number]

/** The part of the organisation's profile that the rules read. */
export interface Profile {
  province: string
  operatorType: FactValues['operatorType']
  sectors: readonly string[]
  peopleProcessed: number
  /** ISO 3166 codes of places abroad with an establishment, or whose market it addresses. */
  presence?: readonly string[]
  traits?: readonly Trait[]
  /** Last year's turnover in whole CNY; `null` = not given. */
  turnoverYuan?: number | null
  /** Internal targets in minutes by rule id, over those of the pack. */
  targets?: Readonly<Record<string, number>>
  /** The role it mostly has; stands in while an incident says nothing. A handler unless told otherwise. */
  role?: FactValues['role']
}
