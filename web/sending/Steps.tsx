import { useTranslation } from 'react-i18next'
import type { OrderView } from '../../server/contract/orders.ts'
import { grouped, share } from '../parts/people.ts'
import { Stage, type StageProps, StageTrack } from '../parts/StageTrack.tsx'
import { orderShown, type SendingView } from './sendingView.ts'
import { useOrderNow } from './useOrderNow.ts'

/** Import, notice, last stop, sending, done: each waits for the one before. */
export function Steps({ view }: { view: SendingView }) {
  const order = orderShown(view)
  return (
    <StageTrack>
      <ImportStep view={view} />
      <NoticeStep view={view} order={order} />
      <StopStep view={view} order={order} />
      {order ? <OrderSteps order={order} /> : <NotYet />}
    </StageTrack>
  )
}

function ImportStep({ view: { batches, audience } }: { view: SendingView }) {
  const { t } = useTranslation('sending')
  const reading = batches.some(({ state }) => state === 'reading' || state === 'receiving')
  const errors = batches.reduce((sum, batch) => sum + batch.errors, 0)
  const note = errors ? t('steps.errors', { n: grouped(errors) }) : t('steps.noErrors')
  return (
    <Stage
      state={reading ? 'running' : audience.people ? 'done' : 'idle'}
      title={t('steps.import')}
      size={audience.people ? t('steps.people', { n: grouped(audience.people) }) : undefined}
      note={reading ? t('steps.reading') : batches.length ? note : t('steps.noFile')}
    />
  )
}

function NoticeStep({ view: { sendable }, order }: Of) {
  const { t } = useTranslation('sending')
  const version = order?.noticeVersion ?? sendable.at(-1)?.version
  return (
    <Stage
      state={version ? 'done' : 'idle'}
      title={t('steps.notice')}
      note={version ? t('steps.approved', { version }) : t('steps.notApproved')}
    />
  )
}

function StopStep({ view: { sendable, audience }, order }: Of) {
  const { t } = useTranslation('sending')
  const ready = sendable.length > 0 && audience.people > 0
  if (order)
    return (
      <Stage
        state="done"
        title={t('steps.stop')}
        note={t('steps.ordered', { person: order.orderedBy.name })}
      />
    )
  return (
    <Stage
      state={ready ? 'waiting' : 'idle'}
      title={t('steps.stop')}
      at={ready ? t('steps.toOrder') : undefined}
      note={ready ? t('steps.ready') : t('steps.later')}
    />
  )
}

interface Of {
  view: SendingView
  order: OrderView | undefined
}

const stageOf: Record<OrderView['state'], StageProps['state']> = {
  waiting: 'waiting',
  running: 'running',
  paused: 'waiting',
  stopped: 'stopped',
  done: 'done',
  cancelled: 'stopped',
}

function OrderSteps({ order }: { order: OrderView }) {
  const { t } = useTranslation('sending')
  const { coverage } = useOrderNow(order)
  const open = coverage.trying + coverage.unknown
  const over = order.state === 'done' || order.state === 'cancelled'
  const told = order.sandbox
    ? `${t('order.caught')} ${grouped(coverage.sandbox)}`
    : t('steps.told', { share: share(coverage.told, coverage.people) })
  return (
    <>
      <Stage
        state={stageOf[order.state]}
        title={t('steps.sending')}
        size={t('steps.people', { n: grouped(coverage.people) })}
        at={t(`steps.state.${order.state}`)}
        note={told}
      />
      <Stage
        state={over && open === 0 && !order.sandbox ? 'done' : 'idle'}
        title={t('steps.done')}
        note={open ? t('steps.unsettled', { n: grouped(open) }) : over ? t(ended(order)) : undefined}
      />
    </>
  )
}

const ended = ({ sandbox }: OrderView) => (sandbox ? 'steps.nobodyTold' : 'steps.settled')

function NotYet() {
  const { t } = useTranslation('sending')
  return (
    <>
      <Stage state="idle" title={t('steps.sending')} />
      <Stage state="idle" title={t('steps.done')} />
    </>
  )
}
