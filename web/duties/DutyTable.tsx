import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { inOrder, type Standing, standingOf } from '../../server/rules/dutyStanding.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { DutyLine } from './DutyLine.tsx'

const columns = ['state', 'duty', 'recipient', 'figure', 'start', 'basis', 'mark', 'owner'] as const

interface DutyTableProps {
  duties: readonly DutyView[]
  shown: Standing | 'all'
  onShowAll: () => void
}

/** Every duty in one table; what does not apply is listed too, folded, each with why. */
export function DutyTable({ duties, shown, onShowAll }: DutyTableProps) {
  const { t } = useTranslation('duties')
  const now = useNow(useShift())
  const [chosen, setChosen] = useState<string | null>()
  const [folded, setFolded] = useState(true)
  const rows = inOrder(duties, now).filter((duty) => shown === 'all' || standingOf(duty, now) === shown)
  const [first] = rows
  const open = chosen === undefined ? urgent(first, now) : chosen
  const hides = shown === 'all' ? rows.filter((duty) => standingOf(duty, now) === 'notApplicable') : []
  const visible = folded ? rows.filter((duty) => !hides.includes(duty)) : rows
  if (rows.length === 0)
    return (
      <EmptyState text={t('nothing')}>
        <Button onClick={onShowAll}>{t('showAll')}</Button>
      </EmptyState>
    )
  return (
    <section className="duty-pane">
      <table className="table duties">
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
          {visible.map((duty) => (
            <DutyLine
              key={duty.id}
              duty={duty}
              open={duty.id === open}
              onToggle={() => setChosen(duty.id === open ? null : duty.id)}
            />
          ))}
        </tbody>
      </table>
      {hides.length > 0 && (
        <div className="duty-fold">
          {t('more', { n: hides.length })}
          <Button kind="quiet" size="small" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
            {t(folded ? 'showMore' : 'hideMore')}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The most pressing duty stands open until the reader chooses; a calm table stays closed. */
function urgent(duty: DutyView | undefined, now: number): string | null {
  const standing = duty && standingOf(duty, now)
  return standing === 'late' || standing === 'soon' ? (duty?.id ?? null) : null
}
