import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { BatchView, ColumnAsked } from '../../server/contract/batches.ts'
import { type TakenFor, takenFor } from '../../server/rules/columns.ts'
import type { Problem } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useImportWords } from './useImportWords.ts'

/** A file that waits: each column with what it is taken for, to be changed before anybody is imported. */
export function AskColumns({ batch }: { batch: BatchView }) {
  const { t } = useTranslation('columns')
  const params = { incidentId: useIncident().id, batchId: batch.id }
  const asked = useView(api.listColumns, { params })
  const map = useCommand(api.mapColumns)
  const putAway = useCommand(api.putBatchAway)
  const [changed, setChanged] = useState<Record<number, TakenFor>>({})
  if (asked.error) return <ErrorNote problem={asked.error} />
  if (!asked.data) return <Loading />
  const taken = asked.data.columns.map((column, place) => changed[place] ?? column.takenFor)
  const problem = map.error ?? putAway.error
  return (
    <div className="inset ask">
      <p>{t('lead')}</p>
      <p className="meta">{t('encoding', { encoding: asked.data.encoding })}</p>
      <Columns
        columns={asked.data.columns}
        taken={taken}
        onTake={(place, kind) => setChanged({ ...changed, [place]: kind })}
      />
      {problem && <Refused problem={problem} />}
      <div className="line">
        <Button
          kind="plain"
          working={map.isPending}
          onClick={() => map.mutate({ params, body: { columns: taken } })}
        >
          {t('import')}
        </Button>
        <Button kind="quiet" working={putAway.isPending} onClick={() => putAway.mutate({ params })}>
          {t('putAway')}
        </Button>
      </div>
    </div>
  )
}

function Refused({ problem }: { problem: Problem }) {
  const words = useImportWords()
  const [fault] = problem.faults
  return fault ? (
    <p className="is-late" role="alert">
      {words.failure({ code: fault.code, row: null })}
    </p>
  ) : (
    <ErrorNote problem={problem} />
  )
}

interface ColumnsProps {
  columns: ColumnAsked[]
  taken: TakenFor[]
  onTake: (place: number, kind: TakenFor) => void
}

function Columns({ columns, taken, onTake }: ColumnsProps) {
  const { t } = useTranslation('columns')
  const words = useImportWords()
  const wordOf = (kind: TakenFor) =>
    kind === '' ? t('kind.none') : kind === 'field' ? t('kind.field') : words.field(kind)
  return (
    <div className="scroll">
      <table className="table ask-columns">
        <thead>
          <tr>
            <th>{t('column')}</th>
            <th>{t('examples')}</th>
            <th>{t('taken')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ name, examples }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name
            <tr key={place}>
              <td>{name}</td>
              <td className="meta">{examples.join(' · ')}</td>
              <td>
                <select
                  className="input"
                  aria-label={`${t('taken')} ${name}`}
                  value={taken[place]}
                  onChange={(event) => onTake(place, event.target.value as TakenFor)}
                >
                  {takenFor.map((kind) => (
                    <option key={kind} value={kind}>
                      {wordOf(kind)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
