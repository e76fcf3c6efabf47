import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AffectedView } from '../../server/contract/people.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'

const first = 20

interface Pick {
  person: AffectedView | undefined
  onPick: (person: AffectedView | undefined) => void
}

/** Whose message is shown: nobody in particular, one of the first people, or whoever has a check code. */
export function PreviewReader(pick: Pick) {
  const { t } = useTranslation('notices')
  const { id: incidentId } = useIncident()
  const { data, error } = useView(api.listPeople, { params: { incidentId }, query: { limit: first } })
  if (error) return <ErrorNote problem={error} />
  if (!data) return null
  if (data.people.length === 0)
    return (
      <div className="preview-reader">
        <p className="grow meta">{t('preview.nobody')}</p>
        <LinkButton to={`${pathOf(incidentId, 'sending')}?at=people`} size="small">
          {t('preview.import')}
        </LinkButton>
      </div>
    )
  return <Choose {...pick} people={data.people} />
}

function Choose({ person, onPick, people }: Pick & { people: AffectedView[] }) {
  const { t } = useTranslation('notices')
  const all = person && !people.some(({ id }) => id === person.id) ? [person, ...people] : people
  const choose = (id: string) => onPick(all.find((one) => String(one.id) === id))
  return (
    <div className="preview-reader">
      <select
        className="input"
        aria-label={t('preview.reader')}
        value={person?.id ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{t('preview.sample')}</option>
        {all.map((one) => (
          <option key={one.id} value={one.id}>
            {[one.name, one.code].filter(Boolean).join(' ')}
          </option>
        ))}
      </select>
      <ByCode onPick={onPick} />
    </div>
  )
}

/** A caller or a colleague names a code; the list beside it holds the first people only. */
function ByCode({ onPick }: { onPick: Pick['onPick'] }) {
  const { t } = useTranslation('notices')
  const { id: incidentId } = useIncident()
  const [code, setCode] = useState('')
  const find = useCommand(api.listPeople)
  const look = () =>
    find.mutate(
      { params: { incidentId }, query: { code: code.trim() } },
      { onSuccess: ({ people: [found] }) => found && onPick(found) },
    )
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim()) look()
      }}
    >
      <input
        className="input"
        aria-label={t('preview.code')}
        placeholder={t('preview.code')}
        value={code}
        maxLength={40}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" icon="search" working={find.isPending}>
        {t('preview.find')}
      </Button>
      {find.error && <ErrorNote problem={find.error} />}
      {find.data?.people.length === 0 && <p className="is-late">{t('preview.notFound')}</p>}
    </form>
  )
}
