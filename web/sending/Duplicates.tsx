import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BatchView } from '../../server/contract/batches.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { RowTable } from './RowTable.tsx'
import { useImportWords } from './useImportWords.ts'
import { usePages } from './usePages.ts'

/** Rows that name somebody who was here already: one person, one message. */
export function Duplicates({ batch }: { batch: BatchView }) {
  const { t } = useTranslation(['sending', 'parts'])
  const words = useImportWords()
  const pages = usePages()
  const params = { incidentId: useIncident().id, batchId: batch.id }
  const rows = useView(api.listDuplicates, { params, query: pages.query })
  const heads = [t('import.sameAs'), t('import.foundBy'), t('import.differs')]
  return (
    <RowTable rows={rows} pages={pages} heads={heads}>
      {({ row, of, by, differs }) => (
        <tr key={row}>
          <td className="number">{row}</td>
          <td>
            {of.fileName} · {of.row}
          </td>
          <td className="nowrap">{words.field(by)}</td>
          <td>{differs.map(words.field).join(t('parts:listComma')) || t('import.noDiffers')}</td>
        </tr>
      )}
    </RowTable>
  )
}
