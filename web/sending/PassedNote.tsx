import { useTranslation } from 'react-i18next'
import type { RehearsalView } from '../../server/contract/orders.ts'
import { Note } from '../parts/EmptyState.tsx'

/** Channels that cannot carry this notice now, and why. */
export function PassedNote({ passed }: Pick<RehearsalView, 'passed'>) {
  const { t } = useTranslation('sending')
  return passed.map(({ channel, why }) => (
    <Note key={channel} tone="soon">
      {t(`passed.${why}`, { channel: t(`ledger.${channel}`) })}
    </Note>
  ))
}
