import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyPackView } from '../../server/contract/rules.ts'
import { marks } from '../../server/rules/dutyRule.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Filters } from '../parts/Filters.tsx'
import { MarkLegend } from '../parts/Mark.tsx'
import { SearchField } from '../parts/SearchField.tsx'
import { useSay } from '../words/useSay.ts'
import { type Chosen, type Entry, entriesOf, every } from './chosen.ts'
import { RuleRow } from './RuleRow.tsx'

interface RulesProps {
  packs: readonly DutyPackView[]
  chosen: Chosen
  choose: (change: Partial<Chosen>) => void
}

export function Rules({ packs, chosen, choose }: RulesProps) {
  const { t } = useTranslation('library')
  const entries = entriesOf(packs, chosen)
  return (
    <>
      <Choice packs={packs} chosen={chosen} choose={choose} />
      {entries.length > 0 ? (
        <RuleTable entries={entries} />
      ) : (
        <EmptyState text={t('noneChosen')}>
          <Button onClick={() => choose({ pack: every, mark: every, text: '' })}>{t('showAll')}</Button>
        </EmptyState>
      )}
      <MarkLegend />
    </>
  )
}

/** Each filter counts what it would show beside the others as they stand. */
function Choice({ packs, chosen, choose }: RulesProps) {
  const { t } = useTranslation('library')
  const say = useSay()
  const count = (change: Partial<Chosen>) => entriesOf(packs, { ...chosen, ...change }).length
  const used = marks.filter((mark) => packs.some(({ rules }) => rules.some((rule) => rule.mark === mark)))
  const byMark = used.map((mark) => ({ key: mark, label: t(`mark.${mark}`) }))
  return (
    <div className="library-choice">
      <label className="library-pack">
        <b>{t('pack')}</b>
        <select
          className="input"
          value={chosen.pack}
          onChange={(event) => choose({ pack: event.target.value })}
        >
          {[{ id: every, name: null }, ...packs].map(({ id, name }) => (
            <option key={id} value={id}>
              {name ? say(name) : t('all')} {count({ pack: id })}
            </option>
          ))}
        </select>
      </label>
      <Filters
        title={t('head.mark')}
        filters={[{ key: every, label: t('all') } as const, ...byMark].map((one) => ({
          ...one,
          count: count({ mark: one.key }),
        }))}
        chosen={chosen.mark}
        onChoose={(mark) => choose({ mark })}
      />
      <SearchField label={t('search')} value={chosen.text} onChange={(text) => choose({ text })} />
    </div>
  )
}

const columns = ['duty', 'recipient', 'term', 'start', 'basis', 'mark', 'seat'] as const

function RuleTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('library')
  const [open, setOpen] = useState<string | null>(null)
  return (
    <table className="table rules">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`head.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ pack, rule }) => (
          <RuleRow
            key={rule.id}
            pack={pack}
            rule={rule}
            open={open === rule.id}
            onToggle={() => setOpen(open === rule.id ? null : rule.id)}
          />
        ))}
      </tbody>
    </table>
  )
}
