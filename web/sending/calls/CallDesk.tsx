import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../../server/contract/api.ts'
import type { CallDeskView } from '../../../server/contract/calls.ts'
import type { OrderView } from '../../../server/contract/orders.ts'
import { useIncident } from '../../incidentFrame/useIncident.ts'
import { useView } from '../../live/view.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Columns, Stack } from '../../parts/Pane.tsx'
import { orderShown, type SendingView } from '../sendingView.ts'
import { CallCard } from './CallCard.tsx'
import { DeskFigures } from './DeskFigures.tsx'
import { NextCall } from './NextCall.tsx'
import { Holds, Recent } from './Recent.tsx'
import { useAtDesk } from './useAtDesk.ts'
import './calls.css'

/** Telling people by phone: one number at a time, the approved script, and how each call ended. */
export function CallDesk({ view }: { view: SendingView }) {
  const { t } = useTranslation('calls')
  const [search] = useSearchParams()
  const called = view.orders.filter(({ channels, startedAt }) => channels.includes('phone') && startedAt)
  const order = orderShown({ ...view, orders: called }, search.get('order'))
  if (!view.may.includes('see_people')) return <EmptyState text={t('noSeat')} />
  if (!order) return <EmptyState text={t('none')} />
  return <Desk order={order} />
}

function Desk({ order }: { order: OrderView }) {
  const params = { incidentId: useIncident().id, orderId: order.id }
  const { data, error, refetch } = useView(api.getCallDesk, { params })
  useAtDesk(params, data?.mine ?? null, () => void refetch())
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return <AtDesk order={order} desk={data} />
}

function AtDesk({ order, desk }: { order: OrderView; desk: CallDeskView }) {
  const [empty, setEmpty] = useState(false)
  return (
    <Columns widths="minmax(0, 1fr) 356px">
      <Stack>
        <DeskFigures desk={desk} />
        {desk.mine ? (
          <CallCard key={desk.mine.deliveryId} desk={desk} call={desk.mine} onEnded={() => setEmpty(false)} />
        ) : (
          <NextCall order={order} desk={desk} empty={empty} onNone={() => setEmpty(true)} />
        )}
      </Stack>
      <Stack>
        <Holds desk={desk} />
        <Recent desk={desk} />
      </Stack>
    </Columns>
  )
}
