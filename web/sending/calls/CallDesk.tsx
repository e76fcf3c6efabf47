import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useIncident, useShift } from '../../incidentFrame/useIncident.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { orderShown, type SendingView } from '../sendingView.ts'
import { Desk } from './Desk.tsx'
import { DeskPlaceContext } from './deskPlace.ts'

/** Telling people by phone: one number at a time, the approved script, and how each call ended. */
export function CallDesk({ view }: { view: SendingView }) {
  const { t } = useTranslation('calls')
  const [search] = useSearchParams()
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const place = useMemo(() => ({ incidentId, shiftMs }), [incidentId, shiftMs])
  const called = view.orders.filter(({ channels, startedAt }) => channels.includes('phone') && startedAt)
  const order = orderShown({ ...view, orders: called }, search.get('order'))
  if (!view.may.includes('see_people')) return <EmptyState text={t('noSeat')} />
  if (!order) return <EmptyState text={t('none')} />
  return (
    <DeskPlaceContext value={place}>
      <Desk orderId={order.id} />
    </DeskPlaceContext>
  )
}
