import { useSearchParams } from 'react-router'
import type { DutyPackView, DutyRuleView } from '../../server/contract/rules.ts'
import { marks } from '../../server/rules/dutyRule.ts'

export const sections = ['duties', 'grading', 'plans'] as const
export type Section = (typeof sections)[number]

export interface Chosen {
  section: Section
  /** Id of a pack; every one else. */
  pack: string
  mark: (typeof marks)[number] | 'all'
  /** Id of a plan; the first one else. */
  plan: string
  text: string
}

export const every = 'all'

/** What the reader chose stands in the address, so that a rule can be pointed at. */
export function useChosen(): [Chosen, (change: Partial<Chosen>) => void] {
  const [search, setSearch] = useSearchParams()
  const chosen: Chosen = {
    section: sections.find((one) => one === search.get('section')) ?? 'duties',
    pack: search.get('pack') ?? every,
    mark: marks.find((one) => one === search.get('mark')) ?? every,
    plan: search.get('plan') ?? '',
    text: search.get('text') ?? '',
  }
  const choose = (change: Partial<Chosen>) =>
    setSearch(
      Object.entries({ ...chosen, ...change }).filter(([, value]) => value !== '' && value !== every),
      { replace: true },
    )
  return [chosen, choose]
}

export interface Entry {
  pack: DutyPackView
  rule: DutyRuleView
}

/** The rules chosen, in the order of their packs; every word must stand somewhere in the rule, in either language. */
export function entriesOf(packs: readonly DutyPackView[], { pack, mark, text }: Chosen): Entry[] {
  const wanted = text.trim().toLowerCase().split(/\s+/)
  return packs
    .flatMap((one) => one.rules.map((rule) => ({ pack: one, rule })))
    .filter((entry) => pack === every || entry.pack.id === pack)
    .filter((entry) => mark === every || entry.rule.mark === mark)
    .filter((entry) => wanted.every((word) => textOf(entry.rule).includes(word)))
}

function textOf({ id, title, recipient, basis, note, channels }: DutyRuleView): string {
  const wordings = [
    title,
    recipient.name,
    note ?? {},
    ...channels,
    ...basis.flatMap((b) => [b.name, b.article]),
  ]
  return [id, ...wordings.flatMap((wording) => Object.values(wording))].join('\n').toLowerCase()
}
