import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useReportParams } from './useReport.ts'

/** Uploads the receipt itself: a scan, a screenshot, the office's own file. */
export function ReceiptFile({ filingId }: { filingId: string }) {
  const { t } = useTranslation('reports')
  const id = useId()
  const params = { ...useReportParams(), filingId }
  const add = useCommand(api.addReceiptFile)
  const take = (file: File | undefined) =>
    file && add.mutate({ params, query: { name: file.name.slice(0, 200) }, body: file })
  return (
    <div className="report-receipt">
      {add.error && <ErrorNote problem={add.error} fieldName={() => t('filing.file')} />}
      <label className="button plain" htmlFor={id}>
        <Icon name="upload" small />
        {t('filing.addFile')}
        {add.isPending && <span className="working" aria-hidden="true" />}
      </label>
      <input
        id={id}
        className="sr-only"
        type="file"
        accept=".pdf,.png,.jpg,.jpeg,.docx,.ofd"
        onChange={(event) => take(event.target.files?.[0])}
      />
      <span className="meta">{t('filing.fileHint')}</span>
    </div>
  )
}
