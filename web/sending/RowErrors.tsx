import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BatchView } from '../../server/contract/batches.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { RowTable } from './RowTable.tsx'
import { useImportWords } from './useImportWords.ts'
import { usePages } from './usePages.ts'

/** Rows that did not go in, each with the column and why. */
export function RowErrors({ batch }: { batch: BatchView }) {
  const { t } = useTranslation('sending')
  const words = useImportWords()
  const pages = usePages()
  const params = { incidentId: useIncident().id, batchId: batch.id }
  const rows = useView(api.listRowErrors, { params, query: pages.query })
  return (
    <RowTable rows={rows} pages={pages} heads={[t('import.field'), t('import.why')]}>
      {({ row, field, code }) => (
        <tr key={`${row} ${field}`}>
          <td className="number">{row}</td>
          <td className="nowrap">{words.field(field)}</td>
          <td>{words.error(code)}</td>
        </tr>
      )}
    </RowTable>
  )
}
