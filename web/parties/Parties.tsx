import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Columns, Stack } from '../parts/Pane.tsx'
import { MinorsPane } from './MinorsPane.tsx'
import { PartyPane } from './PartyPane.tsx'
import './parties.css'
import { PolicePane } from './PolicePane.tsx'
import { RelatedPane } from './RelatedPane.tsx'

/** Who else is in it: customers we process for, third parties, the police, and minors among the affected. */
export default function Parties() {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const list = useView(api.listParties, { params: { incidentId } })
  if (list.error) return <ErrorNote problem={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <Loading what={t('loading')} />
  return (
    <div className="parties">
      <Columns widths="minmax(0, 1fr) 372px">
        <Stack>
          <PartyPane kind="tenant" list={list.data} />
          <PartyPane kind="third_party" list={list.data} />
        </Stack>
        <Stack>
          <PolicePane />
          <MinorsPane />
          <RelatedPane />
        </Stack>
      </Columns>
    </div>
  )
}
