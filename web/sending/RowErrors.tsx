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

/** Rows by the number that the spreadsheet shows, each with the column and why. */
export function RowErrors({ batch }: { batch: BatchView }) {
  const { t } = useTranslation('sending')
  const words = useImportWords()
  const pages = usePages()
  const params = { incidentId: useIncident().id, batchId: batch.id }
  const { data, error } = useView(api.listRowErrors, { params, query: pages.query })
  if (error) return <ErrorNote problem={error} />
  if (!data) return <Loading />
  return (
    <div className="inset">
      <table className="table">
        <thead>
          <tr>
            <th className="number">{t('import.row')}</th>
            <th>{t('import.field')}</th>
            <th>{t('import.why')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ row, field, code }) => (
            <tr key={`${row} ${field}`}>
              <td className="number">{row}</td>
              <td className="nowrap">{words.field(field)}</td>
              <td>{words.error(code)}</td>
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
