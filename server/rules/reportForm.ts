import type { FactKey, Wording } from './facts.ts'

export const stageKeys = ['first', 'supplement', 'final'] as const
/** 初报, 续报, 终报 (CAC Measures Art. 7 and 8). */
export type Stage = (typeof stageKeys)[number]

/** Where a field is filled from: a fact, the organisation profile, an act of the console, or the drafter's own entry. */
export type FieldSource =
  | { from: 'fact'; key: FactKey }
  | { from: 'profile'; key: string }
  | { from: 'act'; key: string }
  | { from: 'entry' }

export interface ReportField {
  key: string
  label: Wording
  source: FieldSource
  /** Stages that show the field, and those among them that cannot go without it. */
  shown: Stage[]
  required: Stage[]
  /** Read instead of 待核实 while an act is still to come: 待签发. */
  pending?: Wording | undefined
  /** Left out while nobody has an answer: a fax number that does not exist needs no verifying. */
  whenKnown?: boolean | undefined
}

export interface ReportGroup {
  key: string
  label: Wording
  /** The item of the law it answers, as printed: `Art. 7(1)`. */
  article: Wording
  fields: ReportField[]
}

/** An authority's form as data (templates/reports): groups and fields in the order the authority asks. */
export interface ReportForm {
  id: string
  title: Wording
  law: Wording
  /** The content set a duty names, per stage: C-FIRST, C-SUPP, C-FINAL. */
  sets: Record<Stage, string>
  stages: Record<Stage, Wording>
  groups: ReportGroup[]
}
