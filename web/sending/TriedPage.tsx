import { useTranslation } from 'react-i18next'
import type { CentreTried } from '../../server/contract/userCentre.ts'
import { grouped } from '../parts/people.ts'
import { useImportWords } from './useImportWords.ts'

/** What one page of the user centre held: counts and columns, no value. */
export function TriedPage({ tried }: { tried: CentreTried }) {
  const { t } = useTranslation(['centre', 'columns'])
  const words = useImportWords()
  const { fault, people, bytes, tookMs, more, columns } = tried
  if (fault) return <p className="is-late">{words.failure({ code: fault, row: null })}</p>
  const kind = (key: string) => (key ? words.field(key) : t('columns:kind.none'))
  return (
    <div className="note">
      <p>
        {t('tried', { people: grouped(people), bytes: grouped(bytes), ms: grouped(tookMs) })}{' '}
        {t(more ? 'more' : 'last')}
      </p>
      <ul className="meta">
        {columns.map(({ name, takenFor, filled }) => (
          <li key={name}>{t('column', { name, kind: kind(takenFor), n: grouped(filled) })}</li>
        ))}
      </ul>
    </div>
  )
}
