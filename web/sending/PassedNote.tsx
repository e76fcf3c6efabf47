import { useTranslation } from 'react-i18next'
import type { RehearsalView } from '../../server/contract/orders.ts'
import { Note } from '../parts/EmptyState.tsx'
import { grouped } from '../parts/people.ts'

/** Channels that cannot carry this notice now, and why. */
export function PassedNote({ passed }: Pick<RehearsalView, 'passed'>) {
  const { t } = useTranslation('sending')
  return passed.map(({ channel, why }) => (
    <Note key={channel} tone="soon">
      {t(`passed.${why}`, { channel: t(`ledger.${channel}`) })}
    </Note>
  ))
}

/** People who lack a field that a channel's text asks for: they go on to their next channel. */
export function LackingNote({ lacking }: Pick<RehearsalView, 'lacking'>) {
  const { t } = useTranslation(['sending', 'columns'])
  return lacking.map(({ channel, field, people }) => (
    <Note key={channel + field} tone="soon">
      {t('columns:fields.stop', { channel: t(`ledger.${channel}`), field, n: grouped(people) })}
    </Note>
  ))
}
