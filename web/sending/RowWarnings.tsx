import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BatchView } from '../../server/contract/batches.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { RowTable } from './RowTable.tsx'
import { useImportWords } from './useImportWords.ts'
import { usePages } from './usePages.ts'

/** Rows that went in and should be looked at. */
export function RowWarnings({ batch }: { batch: BatchView }) {
  const { t, i18n } = useTranslation(['columns', 'sending'])
  const words = useImportWords()
  const pages = usePages()
  const params = { incidentId: useIncident().id, batchId: batch.id }
  const rows = useView(api.listRowWarnings, { params, query: pages.query })
  const said = (code: string) =>
    i18n.exists(`warn.${code}`, { ns: 'columns' })
      ? t(`warn.${code}` as 'warn.role')
      : t('warn.other', { code })
  return (
    <RowTable rows={rows} pages={pages} heads={[t('sending:import.field'), t('warn.title')]}>
      {({ row, field, code }) => (
        <tr key={`${row} ${field} ${code}`}>
          <td className="number">{row}</td>
          <td className="nowrap">{words.field(field)}</td>
          <td>{said(code)}</td>
        </tr>
      )}
    </RowTable>
  )
}
