import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import type { usePages } from './usePages.ts'

interface RowTableProps<T> {
  rows: Pick<UseQueryResult<T[], Problem>, 'data' | 'error'>
  pages: ReturnType<typeof usePages>
  /** Heads of the columns after the row's number. */
  heads: string[]
  children: (row: T) => ReactNode
}

/** Rows of an uploaded file by the number that the spreadsheet shows, a page at a time. */
export function RowTable<T>({ rows: { data, error }, pages, heads, children }: RowTableProps<T>) {
  const { t } = useTranslation('sending')
  if (error) return <ErrorNote problem={error} />
  if (!data) return <Loading />
  return (
    <div className="inset">
      <table className="table">
        <thead>
          <tr>
            <th className="number">{t('import.row')}</th>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{data.map(children)}</tbody>
      </table>
      {pages.more(data.length) && (
        <Button size="small" kind="quiet" onClick={pages.grow}>
          {t('import.more')}
        </Button>
      )}
    </div>
  )
}
