import type { FactKey, Language, Wording } from './facts.ts'

export const stageKeys = ['first', 'supplement', 'correction', 'final'] as const
/** 初报, 续报, 更正, 终报 (CAC Measures Art. 7 and 8). A correction sets right what a filed report said. */
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

/** What a form has at one of its stages. */
export interface FormStage {
  name: Wording
  /** The content set a duty names: C-FIRST, C-SUPP, C-FINAL. */
  set: string
  /** Duties owed to an authority of its own that this very report is made for: they need no naming. */
  rules: string[]
}

/** An authority's form as data (templates/reports): groups and fields in the order the authority asks. */
export interface ReportForm {
  id: string
  /** Where it stands in the list to choose from; the first that fits is offered. */
  order: number
  /** What it is called when one chooses a form; its title is what is printed. */
  name: Wording
  title: Wording
  law: Wording
  /** Places whose authorities it is made for, ISO 3166 or `EU`; empty = any. */
  places: string[]
  /** The language the authority receives. */
  language: Language
  stages: Partial<Record<Stage, FormStage>>
  groups: ReportGroup[]
}

export const stagesOf = ({ stages }: ReportForm): Stage[] => stageKeys.filter((stage) => stages[stage])

export const stageName = ({ stages }: ReportForm, stage: Stage): Wording => stages[stage]?.name ?? {}

/** Is the form made for authorities of this place? One that names none is for any. */
export const isFor = ({ places }: Pick<ReportForm, 'places'>, place: string): boolean =>
  places.length === 0 || places.includes(place)

/**
 * Do two forms go to the same authorities? Then a supplement on the one follows a first report on the other. A form for
 * any place follows only itself.
 */
export const sameLine = (a: ReportForm, b: ReportForm): boolean =>
  a.id === b.id || a.places.some((place) => b.places.includes(place))
