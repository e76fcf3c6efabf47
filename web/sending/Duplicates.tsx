import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BatchView } from '../../server/contract/batches.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useImportWords } from './useImportWords.ts'
import { usePages } from './usePages.ts'

/** Rows that name somebody who was here already: one person, one message. */
export function Duplicates({ batch }: { batch: BatchView }) {
  const { t } = useTranslation(['sending', 'parts'])
  const words = useImportWords()
  const pages = usePages()
  const params = { incidentId: useIncident().id, batchId: batch.id }
  const { data, error } = useView(api.listDuplicates, { params, query: pages.query })
  if (error) return <ErrorNote problem={error} />
  if (!data) return <Loading />
  return (
    <div className="inset">
      <table className="table">
        <thead>
          <tr>
            <th className="number">{t('import.row')}</th>
            <th>{t('import.sameAs')}</th>
            <th>{t('import.foundBy')}</th>
            <th>{t('import.differs')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ row, of, by, differs }) => (
            <tr key={row}>
              <td className="number">{row}</td>
              <td>
                {of.fileName} · {of.row}
              </td>
              <td className="nowrap">{words.field(by)}</td>
              <td>{differs.map(words.field).join(t('parts:listComma')) || t('import.noDiffers')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages.more(data.length) && (
        <Button size="small" kind="quiet" onClick={pages.grow}>
          {t('import.more')}
        </Button>
      )}
    </div>
  )
}
