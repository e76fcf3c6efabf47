import { useTranslation } from 'react-i18next'
import { stateAt } from '../../server/rules/clock.ts'
import { useNow } from '../live/now.ts'
import { State } from '../parts/Chip.tsx'
import { dayOf } from '../parts/instant.ts'
import { lengthInWords } from '../parts/length.ts'

/** When the next drill is due; one never held is due now and red. */
export function Due({ lastAt, nextDueAt }: { lastAt: string | null; nextDueAt: string | null }) {
  const { t } = useTranslation('drills')
  const { t: words } = useTranslation('parts')
  const now = useNow()
  if (lastAt === null || nextDueAt === null) return <State tone="late">{t('due.never')}</State>
  const dueAt = Date.parse(nextDueAt)
  const state = stateAt(Date.parse(lastAt), dueAt, now)
  const said = { on: dayOf(dueAt), time: lengthInWords(dueAt - now, words) }
  return (
    <span className="drill-due">
      <span>{t('due.last', { on: dayOf(lastAt) })}</span>
      {state === 'late' && <State tone="late">{t('due.late', said)}</State>}
      {state === 'soon' && <State tone="soon">{t('due.next', said)}</State>}
      {state === 'running' && <span>{t('due.next', said)}</span>}
    </span>
  )
}
