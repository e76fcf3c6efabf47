import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { grouped } from '../parts/people.ts'
import { ReasonForm } from './ReasonForm.tsx'

/** Pause, release, cancel. Stopping takes one press; what cannot be taken back asks why. */
export function OrderSteps({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  const [cancelling, setCancelling] = useState(false)
  const can = (step: string) => order.can.includes(step)
  if (cancelling) return <Cancel order={order} onBack={() => setCancelling(false)} />
  return (
    <div className="hero-acts">
      {can('pause') && <Pause order={order} />}
      {can('release') && <Release order={order} />}
      {can('cancel') && (
        <Button kind="quiet" size="small" onClick={() => setCancelling(true)}>
          {t('order.cancel')}
        </Button>
      )}
    </div>
  )
}

const of = (incidentId: string, { id: orderId }: OrderView) => ({ incidentId, orderId })

function Pause({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  const { id } = useIncident()
  const pause = useCommand(api.pauseOrder)
  const waiting = order.state === 'waiting'
  return (
    <>
      <Button
        kind="stop"
        size="large"
        icon="pause"
        working={pause.isPending}
        onClick={() => pause.mutate({ params: of(id, order), body: {} })}
      >
        {t(waiting ? 'order.hold' : 'order.pause')}
      </Button>
      <span className="meta">{t(waiting ? 'order.holdHint' : 'order.pauseHint')}</span>
      {pause.error && <ErrorNote problem={pause.error} />}
    </>
  )
}

function Release({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  const { id } = useIncident()
  const [asking, setAsking] = useState(false)
  const resume = useCommand(api.resumeOrder)
  const raises = order.reason === 'bound'
  const send = (reason: string) =>
    resume.mutate({
      params: of(id, order),
      body: { version: order.version, reason, ...(raises ? { bound: order.coverage.people } : {}) },
    })
  if (asking)
    return (
      <ReasonForm
        label={t('order.releaseReason')}
        hint={t('order.boundHint', { bound: grouped(order.coverage.people - order.queued) })}
        verb={t('order.release')}
        kind="go"
        problem={resume.error}
        working={resume.isPending}
        onBack={() => setAsking(false)}
        onGive={send}
      />
    )
  return (
    <>
      <Button
        kind="go"
        size="large"
        icon="play"
        working={resume.isPending}
        onClick={() => (raises ? setAsking(true) : send(''))}
      >
        {t(wordOf(order), { n: grouped(order.queued) })}
      </Button>
      {resume.error && <ErrorNote problem={resume.error} />}
    </>
  )
}

function wordOf({ state, reason }: OrderView) {
  if (state === 'done') return 'order.releaseLater'
  return reason === 'stage' ? 'order.releaseStage' : 'order.release'
}

function Cancel({ order, onBack }: { order: OrderView; onBack: () => void }) {
  const { t } = useTranslation('sending')
  const { id } = useIncident()
  const cancel = useCommand(api.cancelOrder)
  return (
    <ReasonForm
      label={t('order.cancelReason')}
      hint={t('order.cancelHint')}
      verb={t('order.cancel')}
      kind="stop"
      problem={cancel.error}
      working={cancel.isPending}
      onBack={onBack}
      onGive={(reason) => cancel.mutate({ params: of(id, order), body: { reason } }, { onSuccess: onBack })}
    />
  )
}
