import type { Mark } from './dutyRule.ts'
import type { FactKey, FullWording } from './facts.ts'

/** A ground on which a law lets people go untold: `templates/exemptions/*.yaml`. */
export interface ExemptionGround {
  key: string
  basis: { law: string; version: string; article: FullWording }
  mark: Mark
  says: FullWording
  /** Evidence that whoever proposes it must bring. */
  asks: FullWording[]
  /** Rules whose duty it may release. */
  releases: string[]
  /** Facts whose change calls a decision on this ground into question. */
  reviewOn: FactKey[]
}

export interface ExemptionList {
  id: string
  grounds: ExemptionGround[]
}
