import { useTranslation } from 'react-i18next'
import type { Roster } from '../../server/contract/sessions.ts'
import type { SeatKey } from '../../server/rules/seats.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import type { RosterWork } from './useRoster.ts'

/** Somebody changed the roster meanwhile: which seats; and what was arranged here stays. */
export function StaleRoster({ work, newer }: { work: RosterWork; newer: Roster }) {
  const { t } = useTranslation(['settings', 'parts'])
  const named = (seats: readonly SeatKey[]) =>
    seats.map((seat) => t(`parts:seatName.${seat}`)).join(t('parts:listComma'))
  const changed = work.theirs(newer)
  const both = work.mine.filter((seat) => changed.includes(seat))
  return (
    <Note tone="soon">
      <p role="alert">
        <b>{changed.length > 0 ? t('stale.roster', { seats: named(changed) }) : t('stale.rosterSame')}</b>
      </p>
      {both.length > 0 && <p>{t('stale.rosterBoth', { seats: named(both) })}</p>}
      <p className="save-line">
        <Button size="small" onClick={() => work.takeOver(newer)}>
          {t('stale.takeOver')}
        </Button>
        <Button size="small" kind="quiet" onClick={work.drop}>
          {t('stale.drop')}
        </Button>
      </p>
    </Note>
  )
}
