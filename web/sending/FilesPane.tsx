import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BatchView } from '../../server/contract/batches.ts'
import { urlOf } from '../api.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useProgress } from '../live/progress.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Pane } from '../parts/Pane.tsx'
import { grouped } from '../parts/people.ts'
import { AskColumns } from './AskColumns.tsx'
import { Duplicates } from './Duplicates.tsx'
import { RowErrors } from './RowErrors.tsx'
import { RowWarnings } from './RowWarnings.tsx'
import { useContactsGone } from './useContactsGone.ts'
import { useImportWords } from './useImportWords.ts'

/** Uploaded files, newest first, each with what went in and what did not. */
export function FilesPane({ batches, may }: { batches: BatchView[]; may: boolean }) {
  const { t } = useTranslation(['sending', 'parts'])
  return (
    <Pane title={t('import.files')}>
      {batches.length === 0 && <p className="blank">{t('import.noFiles')}</p>}
      <ul className="files">
        {batches.toReversed().map((batch) => (
          <File key={batch.id} batch={batch} may={may} />
        ))}
      </ul>
    </Pane>
  )
}

type Shown = 'errors' | 'duplicates' | 'warnings'

function File({ batch, may }: { batch: BatchView; may: boolean }) {
  const { t } = useTranslation(['sending', 'parts', 'columns'])
  const [open, setOpen] = useState<Shown>()
  const flip = (which: Shown) => setOpen(open === which ? undefined : which)
  return (
    <li>
      <div className="line">
        <b className="file-name">{batch.fileName}</b>
        <span className="meta">
          {t('import.by', { person: batch.uploadedBy.name })}{' '}
          <Instant at={batch.uploadedAt} shiftMs={useShift()} />
        </span>
        <FileState batch={batch} />
      </div>
      <Outcome batch={batch} />
      {may && (
        <div className="line">
          {batch.errors > 0 && (
            <Button size="small" onClick={() => flip('errors')}>
              {t('import.seeErrors', { n: grouped(batch.errors) })}
            </Button>
          )}
          {batch.merged > 0 && (
            <Button size="small" kind="quiet" onClick={() => flip('duplicates')}>
              {t('import.seeDuplicates', { n: grouped(batch.merged) })}
            </Button>
          )}
          {batch.warnings > 0 && (
            <Button size="small" kind="quiet" onClick={() => flip('warnings')}>
              {t('columns:warn.see', { n: grouped(batch.warnings) })}
            </Button>
          )}
          {batch.errors > batch.mended && <Download batch={batch} />}
          {batch.mended > 0 && (
            <span className="meta">
              {t('columns:mended', { n: grouped(batch.mended), of: grouped(batch.errors) })}
            </span>
          )}
        </div>
      )}
      {may && batch.state === 'asking' && <AskColumns batch={batch} />}
      {open === 'warnings' && <RowWarnings batch={batch} />}
      {open === 'errors' && <RowErrors batch={batch} />}
      {open === 'duplicates' && <Duplicates batch={batch} />}
    </li>
  )
}

function FileState({ batch }: { batch: BatchView }) {
  const { t } = useTranslation(['sending', 'parts', 'columns'])
  const live = useProgress(batch.id)
  if (batch.state === 'receiving') return <State tone="soon">{t('import.receiving')}</State>
  if (batch.state === 'asking') return <State tone="soon">{t('columns:waiting')}</State>
  if (batch.state === 'reading')
    return <State tone="soon">{t('import.reading', { n: grouped(live?.rows ?? batch.rows) })}</State>
  if (batch.state === 'failed') return <State tone="late">{t('import.failed')}</State>
  return <State tone="done">{batch.encoding && t('import.encoding', { encoding: batch.encoding })}</State>
}

function Outcome({ batch }: { batch: BatchView }) {
  const { t } = useTranslation(['sending', 'parts'])
  const words = useImportWords()
  const { rows, added, merged, errors, columns, ignored } = batch
  const names = Object.entries(columns).map(([cell, key]) => `${cell} → ${words.field(key)}`)
  return (
    <>
      {batch.failure && <p className="is-late">{words.failure(batch.failure)}</p>}
      {batch.state === 'done' && (
        <p>
          {t('import.done', {
            rows: grouped(rows),
            added: grouped(added),
            merged: grouped(merged),
            errors: grouped(errors),
          })}
        </p>
      )}
      {names.length > 0 && (
        <p className="meta">
          {t('import.columns')} {names.join(t('parts:listComma'))}
          {ignored.length > 0 && (
            <>
              <span className="sep" />
              {t('import.ignored')} {ignored.join(t('parts:listComma'))}
            </>
          )}
        </p>
      )}
    </>
  )
}

function Download({ batch }: { batch: BatchView }) {
  const { t } = useTranslation(['sending', 'parts'])
  const gone = useContactsGone()
  const { id: incidentId } = useIncident()
  const href = urlOf(api.downloadRowErrors, { params: { incidentId, batchId: batch.id } })
  if (gone) return <span className="meta">{t('people.destroyed')}</span>
  return (
    <>
      <a className="button plain small" href={href} download>
        {t('import.download')}
      </a>
      <span className="meta">{t('import.downloadHint')}</span>
    </>
  )
}
