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
  const ask = useAsked(order)
  const send = (reason: string) =>
    resume.mutate({
      params: of(id, order),
      body: {
        version: order.version,
        reason,
        ...(order.reason === 'bound' ? { bound: order.coverage.people } : {}),
      },
    })
  if (asking && ask)
    return (
      <ReasonForm
        {...ask}
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
        onClick={() => (ask ? setAsking(true) : send(''))}
      >
        {ask?.verb ?? t(wordOf(order), { n: grouped(order.queued) })}
      </Button>
      {resume.error && <ErrorNote problem={resume.error} />}
    </>
  )
}

const wordOf = ({ state }: OrderView) => (state === 'done' ? 'order.releaseLater' : 'order.release')

/** Releases that somebody answers for: a gate, a late beginning, more people than approved. */
function useAsked({ plan, stage, reason, coverage, queued }: OrderView) {
  const { t } = useTranslation(['sending', 'order'])
  if (reason === 'bound')
    return {
      label: t('order.releaseReason'),
      hint: t('order.boundHint', { bound: grouped(coverage.people - queued) }),
      verb: t('order.release'),
    }
  if (reason === 'schedule_past')
    return { label: t('order:time.why'), hint: t('order:time.whyHint'), verb: t('order:time.begin') }
  if (stage.endedAt === null) return undefined
  const last = stage.no + 2 >= (plan?.stages.length ?? 0)
  const verb = last ? t('order:gate.openLast', { n: grouped(queued) }) : t('order:gate.open')
  return { label: t('order:gate.why'), hint: t('order:gate.whyHint'), verb }
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
