import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BatchView } from '../../server/contract/batches.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { TriedPage } from './TriedPage.tsx'

/** People paged from the company's user centre; what came whole is a file like any other. */
export function FetchPane({ batches }: { batches: BatchView[] }) {
  const { t } = useTranslation('centre')
  const { worldKind } = useIncident()
  const centre = useView(api.readCentre, {}).data
  if (!centre) return null
  const running = batches.find(({ state, fetched }) => state === 'receiving' && fetched)
  return (
    <Pane title={t('title')} padded>
      {worldKind !== 'real' && <p className="meta">{t('sealed')}</p>}
      {worldKind === 'real' && !centre.host && <p className="meta">{t('none')}</p>}
      {worldKind === 'real' && centre.host && (
        <>
          <p className="meta">{t('lead', { host: centre.host })}</p>
          {running ? <Running batch={running} /> : <Begin />}
        </>
      )}
    </Pane>
  )
}

function Begin() {
  const { t } = useTranslation('centre')
  const { id: incidentId } = useIncident()
  const [filter, setFilter] = useState('')
  const look = useCommand(api.tryCentre)
  const begin = useCommand(api.fetchPeople)
  const problem = begin.error ?? look.error
  const given = { params: { incidentId }, body: { filter } }
  return (
    <>
      <TextField
        label={t('filter')}
        hint={t('filterHint')}
        value={filter}
        maxLength={200}
        onChange={setFilter}
      />
      {problem && <ErrorNote problem={problem} />}
      {look.data && <TriedPage tried={look.data} />}
      <div className="line">
        <Button working={begin.isPending} onClick={() => begin.mutate(given)}>
          {t('fetch')}
        </Button>
        <Button kind="quiet" working={look.isPending} onClick={() => look.mutate(given)}>
          {t('try')}
        </Button>
      </div>
    </>
  )
}

const waits = ['centre_throttled', 'centre_failing', 'centre_silent', 'centre_unreachable'] as const

function Running({ batch: { id: batchId, fetched } }: { batch: BatchView }) {
  const { t } = useTranslation('centre')
  const { id: incidentId } = useIncident()
  const stop = useCommand(api.stopFetch)
  const shiftMs = useShift()
  if (!fetched) return null
  const { people, pages, tries, trouble, nextAt } = fetched
  const why = waits.find((code) => code === trouble)
  return (
    <>
      <p>
        <State tone="soon">{t('running', { people: grouped(people), pages: grouped(pages) })}</State>
      </p>
      {nextAt && (
        <p className="is-soon">
          {t('trouble', { why: why ? t(`why.${why}`) : t('why.other', { code: trouble }), tries })}{' '}
          <Instant at={nextAt} shiftMs={shiftMs} />
        </p>
      )}
      {stop.error && <ErrorNote problem={stop.error} />}
      <div className="line">
        <Button
          size="small"
          working={stop.isPending}
          onClick={() => stop.mutate({ params: { incidentId, batchId } })}
        >
          {t('stop')}
        </Button>
      </div>
    </>
  )
}
