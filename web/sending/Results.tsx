import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { OrderView } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { DeliveryTable } from './DeliveryTable.tsx'
import { FindByCode } from './FindByCode.tsx'
import { Journey } from './journey/Journey.tsx'
import { orderShown, type SendingView } from './sendingView.ts'
import { usePages } from './usePages.ts'

const filters = ['all', 'unknown', 'failed', 'sandboxed', 'pending', 'resent'] as const
type Filter = (typeof filters)[number]

/** What became of each person: everybody, one state, or the one who reads out a code. */
export function Results({ view, onStop }: { view: SendingView; onStop: () => void }) {
  const { t } = useTranslation('sending')
  const [search, setSearch] = useSearchParams()
  const personId = search.get('person')
  const order = orderShown(view, search.get('order'))
  if (!view.may.includes('see_people')) return <EmptyState text={t('noSeat')} />
  if (personId) return <Journey personId={personId} onBack={() => setSearch({ at: 'results' })} />
  if (!order)
    return (
      <EmptyState text={t('order.none')}>
        <Button onClick={onStop}>{t('order.goToStop')}</Button>
      </EmptyState>
    )
  return <OfOrder order={order} first={filters.find((one) => one === search.get('state')) ?? 'all'} />
}

function OfOrder({ order, first }: { order: OrderView; first: Filter }) {
  const { t } = useTranslation('sending')
  const [filter, setFilter] = useState<Filter>(first)
  const [code, setCode] = useState('')
  return (
    <Pane title={t('results.title')} tools={<FindByCode code={code} onFind={setCode} />}>
      {!code && (
        <Filters
          filters={filters.map((key) => ({ key, label: t(`results.${key}`) }))}
          chosen={filter}
          onChoose={setFilter}
        />
      )}
      {code ? <OnePerson order={order} code={code} /> : <Listed key={filter} order={order} filter={filter} />}
    </Pane>
  )
}

function Listed({ order, filter }: { order: OrderView; filter: Filter }) {
  const { t } = useTranslation('sending')
  const pages = usePages()
  const params = { incidentId: useIncident().id, orderId: order.id }
  const which = filter === 'resent' ? { resent: 'true' } : filter === 'all' ? {} : { state: filter }
  const { data, error } = useView(api.listDeliveries, { params, query: { ...pages.query, ...which } })
  if (error) return <ErrorNote problem={error} />
  if (!data) return <Loading />
  if (data.length === 0) return <p className="blank">{t('results.none')}</p>
  return (
    <>
      <DeliveryTable orderId={order.id} deliveries={data} />
      {pages.more(data.length) && (
        <Button size="small" kind="quiet" onClick={pages.grow}>
          {t('people.more')}
        </Button>
      )}
    </>
  )
}

function OnePerson({ order, code }: { order: OrderView; code: string }) {
  const { t } = useTranslation('sending')
  const params = { incidentId: useIncident().id, orderId: order.id }
  const { data, error } = useView(api.findDeliveries, { params, query: { code } })
  if (error?.status === 404) return <p className="blank">{t('people.notFound')}</p>
  if (error) return <ErrorNote problem={error} />
  if (!data) return <Loading />
  return <DeliveryTable orderId={order.id} deliveries={data.deliveries} />
}
