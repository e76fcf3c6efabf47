import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { grouped } from '../parts/people.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** Who waits for the morning, and legal's word that they shall not. */
export function QuietNote({ order }: { order: OrderView }) {
  const { t } = useTranslation('order')
  const { plan, quietLifted, asleep } = order
  if (quietLifted)
    return <Note>{t('quiet.lifted', { person: quietLifted.by.name, reason: quietLifted.reason })}</Note>
  if (!plan?.quiet || asleep === 0) return null
  return (
    <Note>
      <b>{t('quiet.asleep', { n: grouped(asleep) })}</b> {t('quiet.asleepHint', plan.quiet)}
      {order.can.includes('lift_quiet') && <Lift order={order} />}
    </Note>
  )
}

function Lift({ order }: { order: OrderView }) {
  const { t } = useTranslation('order')
  const { id: incidentId } = useIncident()
  const [asking, setAsking] = useState(false)
  const lift = useCommand(api.liftQuiet)
  if (!asking)
    return (
      <div>
        <Button size="small" onClick={() => setAsking(true)}>
          {t('quiet.lift')}
        </Button>
      </div>
    )
  return (
    <ReasonForm
      label={t('quiet.liftWhy')}
      hint={t('quiet.liftHint')}
      verb={t('quiet.lift')}
      kind="go"
      problem={lift.error}
      working={lift.isPending}
      onBack={() => setAsking(false)}
      onGive={(reason) => lift.mutate({ params: { incidentId, orderId: order.id }, body: { reason } })}
    />
  )
}
