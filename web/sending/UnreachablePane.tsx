import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { useOrderNow } from './useOrderNow.ts'

/** Whoever is hard to reach one by one is told by announcement. */
export function UnreachablePane({ order, onList }: { order: OrderView; onList: (() => void) | undefined }) {
  const { t } = useTranslation('sending')
  const { id } = useIncident()
  const { coverage } = useOrderNow(order)
  const n = coverage.unreachable + (order.guardians?.unreachable ?? 0)
  if (n === 0) return <Pane title={t('unreachable.none')}>{null}</Pane>
  return (
    <Pane
      tone="late"
      title={
        <>
          <Icon name="late" /> {t('unreachable.title', { n: grouped(n) })}
        </>
      }
      padded
    >
      <p>{t('unreachable.says')}</p>
      <div className="line">
        <LinkButton
          to={`/incidents/${id}/notices`}
          kind={order.state === 'done' ? 'go' : 'plain'}
          icon="announcement"
        >
          {t('unreachable.go')}
        </LinkButton>
        {onList && <Button onClick={onList}>{t('unreachable.list')}</Button>}
      </div>
    </Pane>
  )
}
