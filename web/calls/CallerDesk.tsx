import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { MyCallDesk } from '../../server/contract/callers.ts'
import { serverNow } from '../live/now.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { Chip } from '../parts/Chip.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextTabs } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { Desk } from '../sending/calls/Desk.tsx'
import { DeskPlaceContext } from '../sending/calls/deskPlace.ts'
import { Page } from '../shell/Page.tsx'
import '../sending/sending.css'

/** The desk of a named caller: the queue and the number in hand, and nothing else of the incident. */
export default function CallerDesk() {
  const { t } = useTranslation('calls')
  const { incidentId } = useParams()
  const { data, error, refetch } = useView(api.myCallDesks, {})
  const mine = data?.find((desk) => desk.incidentId === incidentId)
  return (
    <Page phoneTitle={{ title: t('caller.title'), note: mine?.number ?? '' }}>
      {error && <ErrorNote problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && !mine && (
        <EmptyState text={t('caller.gone')}>
          <LinkButton to="/">{t('caller.home')}</LinkButton>
        </EmptyState>
      )}
      {mine && <Mine mine={mine} />}
    </Page>
  )
}

function Mine({ mine }: { mine: MyCallDesk }) {
  const { t } = useTranslation(['calls', 'home'])
  const { incidentId, number, worldKind } = mine
  const shiftMs = useWorldShift(mine)
  const place = useMemo(() => ({ incidentId, shiftMs }), [incidentId, shiftMs])
  return (
    <DeskPlaceContext value={place}>
      <PageHead
        number={number}
        title={t('caller.title')}
        chips={worldKind !== 'real' && <Chip tone="drill">{t(`home:${worldKind}`)}</Chip>}
      />
      <div className="sending">
        {mine.undertakingAt ? <Orders mine={mine} /> : <Undertaking incidentId={incidentId} />}
      </div>
    </DeskPlaceContext>
  )
}

function Orders({ mine: { orders } }: { mine: MyCallDesk }) {
  const { t } = useTranslation('calls')
  const [search, setSearch] = useSearchParams()
  const asked = orders.find(({ id }) => id === search.get('order'))
  const order = asked ?? orders.find(({ pending }) => pending > 0) ?? orders[0]
  if (!order) return <EmptyState text={t('caller.none')} />
  return (
    <>
      {orders.length > 1 && (
        <TextTabs
          filters={orders.map(({ id, pending }, index) => ({
            key: id,
            label: t('caller.order', { n: orders.length - index, pending: grouped(pending) }),
          }))}
          chosen={order.id}
          onChoose={(id) => setSearch({ order: id })}
        />
      )}
      <Desk key={order.id} orderId={order.id} />
    </>
  )
}

/** Asked once, before the first number. */
function Undertaking({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('calls')
  const undertake = useCommand(api.undertakeCalls)
  return (
    <Pane title={t('caller.undertaking')} padded>
      <p>{t('caller.promise')}</p>
      {undertake.error && <ErrorNote problem={undertake.error} />}
      <div className="line">
        <Button
          kind="go"
          size="large"
          icon="check"
          working={undertake.isPending}
          onClick={() => undertake.mutate({ params: { incidentId } })}
        >
          {t('caller.undertake')}
        </Button>
        <span className="meta">{t('caller.onRecord')}</span>
      </div>
    </Pane>
  )
}

/** Whole seconds between the incident's world and the real one. */
const useWorldShift = ({ worldKind, worldNow }: MyCallDesk): number =>
  useMemo(
    () => (worldKind === 'real' ? 0 : Math.round((Date.parse(worldNow) - serverNow()) / 1000) * 1000),
    [worldKind, worldNow],
  )
