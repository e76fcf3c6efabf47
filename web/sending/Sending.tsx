import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextTabs } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { CallDesk } from './calls/CallDesk.tsx'
import { DestroyedNote } from './DestroyedNote.tsx'
import { LastStop } from './LastStop.tsx'
import { OrderPage } from './OrderPage.tsx'
import { PeoplePage } from './PeoplePage.tsx'
import { ProofPage } from './ProofPage.tsx'
import { Results } from './Results.tsx'
import { Steps } from './Steps.tsx'
import './sending.css'
import type { SendingView } from './sendingView.ts'

const tabs = ['people', 'stop', 'sending', 'calls', 'results', 'proof'] as const
type Tab = (typeof tabs)[number]

/** People, last stop, sending, results, proof: one strip of steps above, the part at hand below. */
export default function Sending() {
  const { id: incidentId } = useIncident()
  const orders = useView(api.listOrders, { params: { incidentId } })
  const batches = useView(api.listBatches, { params: { incidentId } })
  const failed = orders.error ?? batches.error
  if (failed) return <ErrorNote problem={failed} onRetry={() => void orders.refetch()} />
  if (!orders.data || !batches.data) return <Loading />
  return <Around view={{ ...orders.data, ...batches.data, may: [...orders.data.can, ...batches.data.can] }} />
}

function Around({ view }: { view: SendingView }) {
  const { t } = useTranslation('sending')
  const [search, setSearch] = useSearchParams()
  const next = tabNow(view)
  // Rows just refused must not slip away from whoever uploads them.
  const [uploads] = useState(next === 'people')
  const tab = tabs.find((one) => one === search.get('at')) ?? (uploads ? 'people' : next)
  const show = (at: Tab, more: Record<string, string> = {}) => setSearch({ at, ...more })
  return (
    <div className="sending">
      <Steps view={view} />
      <TextTabs
        filters={tabs.filter(shown(view)).map((key) => ({ key, label: t(`tabs.${key}`) }))}
        chosen={tab}
        onChoose={(key) => show(key)}
      />
      <DestroyedNote />
      {tab === 'people' && <PeoplePage view={view} />}
      {tab === 'stop' && (
        <LastStop view={view} onGiven={() => show('sending')} onPeople={() => show('people')} />
      )}
      {tab === 'sending' && (
        <OrderPage view={view} onStop={() => show('stop')} onList={(state) => show('results', { state })} />
      )}
      {tab === 'calls' && <CallDesk view={view} />}
      {tab === 'results' && <Results view={view} onStop={() => show('stop')} />}
      {tab === 'proof' && <ProofPage onPeople={() => show('people')} />}
    </div>
  )
}

/** Calls have their place where an order tells anybody by phone. */
const shown =
  ({ orders }: SendingView) =>
  (tab: Tab): boolean =>
    tab !== 'calls' || orders.some(({ channels, startedAt }) => startedAt && channels.includes('phone'))

/** What comes next: an order under way, else the last stop once it can be reached, else the people. */
function tabNow({ orders, sendable, audience }: SendingView): Tab {
  if (orders.some(({ state }) => state !== 'cancelled')) return 'sending'
  return sendable.length > 0 && audience.people > 0 ? 'stop' : 'people'
}
