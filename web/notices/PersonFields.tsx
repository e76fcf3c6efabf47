import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PersonField } from '../../server/contract/batches.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { grouped } from '../parts/people.ts'

/** Fields imported with the people: how each is written into a text, and how many have none. */
export function PersonFields() {
  const { t } = useTranslation('columns')
  const { data } = useView(api.listPersonFields, { params: { incidentId: useIncident().id } })
  if (!data?.length) return null
  return (
    <div className="meta">
      <p>{t('fields.how', { braces: '{{person.fields.… | …}}' })}</p>
      <ul>
        {data.map((field) => (
          <Field key={field.name} field={field} />
        ))}
      </ul>
    </div>
  )
}

function Field({ field: { name, lack, usable } }: { field: PersonField }) {
  const { t } = useTranslation('columns')
  return (
    <li>
      {usable ? <code>{`{{person.fields.${name}}}`}</code> : t('fields.unusable', { name })}{' '}
      <span className={lack ? 'is-soon' : ''}>
        {lack ? t('fields.lack', { n: grouped(lack) }) : t('fields.all')}
      </span>
    </li>
  )
}
