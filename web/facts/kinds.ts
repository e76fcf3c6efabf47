import type { FactSheetView } from '../../server/contract/facts.ts'
import { type FactDefinition, factDefinitions } from '../../server/rules/factDefinitions.ts'
import { languages } from '../../server/rules/facts.ts'
import type { Drafts } from './useDrafts.ts'

export const kinds = ['all', 'toVerify', 'empty', 'untranslated', 'wrong'] as const
export type Kind = (typeof kinds)[number]

const order = ['event', 'times', 'data', 'people', 'story', 'law', 'elsewhere'] as const
export type Section = (typeof order)[number]

/** The sections that have anything of this kind; a fact being edited stays in sight. */
export function sectionsOf(
  kind: Kind,
  sheet: FactSheetView,
  drafts: Drafts,
): { section: Section; definitions: FactDefinition[] }[] {
  const shown = factDefinitions.filter(
    (one) => tests[kind](one, sheet) || drafts.all.some(({ key }) => key === one.key),
  )
  return order
    .map((section) => ({ section, definitions: shown.filter((one) => one.section === section) }))
    .filter(({ definitions }) => definitions.length > 0)
}

export const countOf = (kind: Kind, sheet: FactSheetView): number =>
  factDefinitions.filter((one) => tests[kind](one, sheet)).length

const rowsOf = ({ key }: FactDefinition, { facts }: FactSheetView) => facts.filter((fact) => fact.key === key)

const tests: Record<Kind, (definition: FactDefinition, sheet: FactSheetView) => boolean> = {
  all: () => true,
  toVerify: (one, sheet) => rowsOf(one, sheet).some((fact) => fact.value === null),
  empty: (one, sheet) => !one.byAct && rowsOf(one, sheet).length === 0,
  untranslated: (one, sheet) => one.shape.kind === 'text' && isUntranslated(rowsOf(one, sheet)),
  wrong: (one, { contradictions }) => contradictions.some(({ keys }) => keys.includes(one.key)),
}

/** Written in one language and not in another, for any group. */
function isUntranslated(rows: FactSheetView['facts']): boolean {
  const groups = new Set(rows.map(({ group }) => group))
  return [...groups].some((group) => {
    const written = rows.filter((row) => row.group === group && typeof row.value === 'string')
    return written.length > 0 && written.length < languages.length
  })
}
