import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { ReasonForm } from './ReasonForm.tsx'
import { useImportWords } from './useImportWords.ts'
import { useOrderNow } from './useOrderNow.ts'

interface AsideProps {
  order: OrderView
  onList: (() => void) | undefined
}

/** The unknown explained: how many, why, what rule holds, and when it ends. */
export function UnknownPane({ order, onList }: AsideProps) {
  const { t } = useTranslation('sending')
  const { coverage } = useOrderNow(order)
  const n = coverage.unknown + (order.guardians?.unknown ?? 0)
  if (n === 0) return <Pane title={t('unknown.none')}>{null}</Pane>
  return (
    <Pane
      tone="soon"
      title={
        <>
          <Icon name="question" /> {t('unknown.title', { n: grouped(n) })}
        </>
      }
      padded
    >
      <p>{t('unknown.says')}</p>
      <p>
        <b>{t(`unknown.${order.onUnknown}`)}</b> {t('unknown.ends')}
      </p>
      <Causes order={order} />
      <Decide order={order} onList={onList} />
    </Pane>
  )
}

function Causes({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  const words = useImportWords()
  return (
    <ul className="causes">
      {order.unknown.map(({ channel, code, n }) => (
        <li key={channel + code}>
          <b>{grouped(n)}</b>
          <span>{t(`unknown.${channel}`, { reason: words.code(code) })}</span>
        </li>
      ))}
    </ul>
  )
}

function Decide({ order, onList }: AsideProps) {
  const { t } = useTranslation('sending')
  const { id: incidentId } = useIncident()
  const [asking, setAsking] = useState(false)
  const giveUp = useCommand(api.giveUpUnknown)
  if (asking)
    return (
      <ReasonForm
        label={t('unknown.giveUpReason')}
        hint={t('unknown.giveUpHint')}
        verb={t('unknown.giveUp')}
        problem={giveUp.error}
        working={giveUp.isPending}
        onBack={() => setAsking(false)}
        onGive={(reason) =>
          giveUp.mutate(
            { params: { incidentId, orderId: order.id }, body: { reason } },
            { onSuccess: () => setAsking(false) },
          )
        }
      />
    )
  return (
    <div className="line">
      {onList && (
        <Button size="small" onClick={onList}>
          {t('unknown.list')}
        </Button>
      )}
      {order.can.includes('give_up_unknown') && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('unknown.giveUp')}
        </Button>
      )}
    </div>
  )
}
