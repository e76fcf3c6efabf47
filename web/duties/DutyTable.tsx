import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { promise, standingOf } from '../../server/rules/dutyStanding.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { usePrinting } from '../parts/usePrinting.ts'
import { useSay } from '../words/useSay.ts'
import { DutyLine } from './DutyLine.tsx'
import { Relays } from './Relays.tsx'
import { type PlaceDuties, placesOf, type useChosen } from './useDutyTable.ts'

const columns = ['state', 'duty', 'recipient', 'figure', 'basis', 'mark', 'proof', 'owner'] as const

interface DutyTableProps {
  duties: readonly DutyView[]
  chosen: ReturnType<typeof useChosen>[0]
  onShowAll: () => void
}

/** Every duty in one table, by place; what does not apply is listed too, folded, each with why. On paper nothing is folded. */
export function DutyTable({ duties, chosen, onShowAll }: DutyTableProps) {
  const { t } = useTranslation('duties')
  const now = useNow(useShift())
  const [picked, setPicked] = useState<string | null>()
  const printing = usePrinting()
  const places = placesOf(duties, chosen, now)
  const open = printing ? null : picked === undefined ? urgent(places[0]?.rows[0], now) : picked
  if (places.length === 0)
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
        {places.map((place) => (
          <Place key={place.place} all={place} open={open} unfold={printing} onOpen={setPicked} />
        ))}
      </table>
    </section>
  )
}

interface PlaceProps {
  all: PlaceDuties
  open: string | null
  /** Everything in sight, whatever was folded. */
  unfold: boolean
  onOpen: (id: string | null) => void
}

function Place({ all: { place, name, rows, idle }, open, unfold, onOpen }: PlaceProps) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const [shown, setShown] = useState(false)
  const visible = shown || unfold ? [...rows, ...idle] : rows
  const firstReport = visible.find(({ fulfilledBy }) => fulfilledBy.includes('report:first'))
  const heading = place === promise ? t('place.promise') : say(name)
  return (
    <tbody className={rows.length === 0 ? 'duty-place idle' : 'duty-place'}>
      <tr className="duty-place-head">
        <th colSpan={columns.length} scope="rowgroup">
          {heading}{' '}
          <span className="meta">
            {rows.length > 0 ? t('place.count', { n: rows.length }) : t('place.none', { n: idle.length })}
          </span>{' '}
          {idle.length > 0 && (
            <span className="duty-fold">
              {rows.length > 0 && <span className="meta">{t('more', { n: idle.length })}</span>}
              <Button kind="quiet" size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
                {t(shown ? 'hideMore' : rows.length > 0 ? 'showMore' : 'place.show')}
              </Button>
            </span>
          )}
        </th>
      </tr>
      {visible.map((duty) => (
        <Fragment key={duty.id}>
          <DutyLine
            duty={duty}
            open={duty.id === open}
            onToggle={() => onOpen(duty.id === open ? null : duty.id)}
          />
          {duty === firstReport && <Relays columns={columns.length} />}
        </Fragment>
      ))}
    </tbody>
  )
}

/** The most pressing duty stands open until the reader chooses; a calm table stays closed. */
function urgent(duty: DutyView | undefined, now: number): string | null {
  const standing = duty && standingOf(duty, now)
  return standing === 'late' || standing === 'soon' ? (duty?.id ?? null) : null
}
