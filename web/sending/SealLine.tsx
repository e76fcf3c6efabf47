import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../server/contract/orders.ts'
import { State } from '../parts/Chip.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Digest } from '../parts/Seal.tsx'

/** What was approved, and whether it still is what would leave. */
export function SealLine({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  return (
    <div className="seal-line">
      <Icon name="lock" />
      <span>{t('seal.line')}</span>
      <span className="right">
        <Digest digest={order.digest} />{' '}
        <State tone={order.digestMatches ? 'done' : 'late'}>
          {t(order.digestMatches ? 'seal.same' : 'seal.differs')}
        </State>
      </span>
    </div>
  )
}
