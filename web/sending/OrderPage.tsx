import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { OrderView } from '../../server/contract/orders.ts'
import type { DeliveryState } from '../../server/rules/delivery.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Columns, Stack } from '../parts/Pane.tsx'
import { ChannelsPane } from './ChannelsPane.tsx'
import { Coverage } from './Coverage.tsx'
import { Hero } from './Hero.tsx'
import { OrderStages } from './OrderStages.tsx'
import { QuietNote } from './QuietNote.tsx'
import { SandboxNote } from './SandboxNote.tsx'
import { SealLine } from './SealLine.tsx'
import { orderShown, type SendingView } from './sendingView.ts'
import { UnknownPane } from './UnknownPane.tsx'
import { UnreachablePane } from './UnreachablePane.tsx'

interface OrderPageProps {
  view: SendingView
  onStop: () => void
  onList: (state: DeliveryState) => void
}

/** One order under way: the large figure, everybody in one row of the ledger, what is unknown and unreachable beside. */
export function OrderPage({ view, onStop, onList }: OrderPageProps) {
  const { t } = useTranslation('sending')
  const [search, setSearch] = useSearchParams()
  const order = orderShown(view, search.get('order'))
  if (!order)
    return (
      <EmptyState text={t('order.none')}>
        <Button onClick={onStop}>{t('order.goToStop')}</Button>
      </EmptyState>
    )
  return (
    <>
      {view.orders.length > 1 && (
        <Filters
          filters={view.orders.map((one, n) => ({
            key: one.id,
            label: `${t('order.nth', { n: n + 1 })} · ${t(`steps.state.${one.state}`)}`,
          }))}
          chosen={order.id}
          onChoose={(id) => setSearch({ at: 'sending', order: id })}
        />
      )}
      <Shown order={order} list={view.may.includes('see_people') ? onList : undefined} />
    </>
  )
}

function Shown({ order, list }: { order: OrderView; list: ((state: DeliveryState) => void) | undefined }) {
  return (
    <Columns widths="minmax(0, 1fr) 356px">
      <Stack>
        <SandboxNote channels={order.channels} sandboxed={order.sandboxed} />
        <Hero order={order} onSandbox={list && (() => list('sandboxed'))} />
        <QuietNote order={order} />
        <OrderStages order={order} />
        <Coverage order={order} />
      </Stack>
      <Stack>
        <UnknownPane order={order} onList={list && (() => list('unknown'))} />
        <UnreachablePane order={order} onList={list && (() => list('failed'))} />
        <ChannelsPane kinds={order.channels} />
        <SealLine order={order} />
      </Stack>
    </Columns>
  )
}
