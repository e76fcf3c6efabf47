import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Columns, Stack } from '../parts/Pane.tsx'
import { DestructionsPane } from './DestructionsPane.tsx'
import { DisclosePane } from './DisclosePane.tsx'
import { HoldPane } from './HoldPane.tsx'
import { ProofPane } from './ProofPane.tsx'
import { RetentionPane } from './RetentionPane.tsx'
import { TermsPane } from './TermsPane.tsx'

/** What proves that people were told, what is kept of them, and until when. */
export function ProofPage({ onPeople }: { onPeople: () => void }) {
  const { data, error, refetch } = useView(api.getRetention, { params: { incidentId: useIncident().id } })
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <Columns widths="minmax(0, 1fr) minmax(320px, 42%)">
      <Stack>
        <RetentionPane retention={data} onPeople={onPeople} />
        {data.imported && <HoldPane retention={data} />}
        {data.imported && <DestructionsPane retention={data} />}
      </Stack>
      <Stack>
        <ProofPane retention={data} />
        {data.can.includes('disclose_proof') && <DisclosePane may={data.can} />}
        <TermsPane terms={data.terms} may={data.can.includes('change_retention')} />
      </Stack>
    </Columns>
  )
}
