import { Columns, Stack } from '../parts/Pane.tsx'
import { AudiencePane } from './AudiencePane.tsx'
import { FetchPane } from './FetchPane.tsx'
import { FilesPane } from './FilesPane.tsx'
import { PeoplePane } from './PeoplePane.tsx'
import type { SendingView } from './sendingView.ts'
import { TokensPane } from './TokensPane.tsx'
import { UploadPane } from './UploadPane.tsx'
import { useContactsGone } from './useContactsGone.ts'

/** Files in, people out: what was refused stands beside what went in. */
export function PeoplePage({ view }: { view: SendingView }) {
  const { batches, audience, may } = view
  const gone = useContactsGone()
  return (
    <Columns widths="minmax(0, 1fr) 356px">
      <Stack>
        {!gone && <UploadPane may={may.includes('import_people')} />}
        <FilesPane batches={batches} may={may.includes('see_people')} />
        {may.includes('see_people') && audience.people > 0 && (
          <PeoplePane unmask={may.includes('unmask_person')} />
        )}
      </Stack>
      <Stack>
        <AudiencePane audience={audience} />
        {!gone && may.includes('import_people') && <FetchPane batches={batches} />}
        {!gone && may.includes('see_people') && <TokensPane />}
      </Stack>
    </Columns>
  )
}
