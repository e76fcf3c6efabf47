import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { Instant } from '../parts/Instant.tsx'
import type { OrganisationWork } from './useOrganisation.ts'

interface Current {
  by?: { name: string }
  at?: string
  changed: string[]
}

/** Somebody saved a newer version meanwhile: who, when, which fields; and what was typed here stays. */
export function StaleNote({ work, problem }: { work: OrganisationWork; problem: Problem }) {
  const { t } = useTranslation(['settings', 'parts'])
  const current = problem.extra.current as Current
  const named = (fields: readonly string[]) =>
    fields.map((field) => t(`organisation.${field}` as 'organisation.name')).join(t('parts:listComma'))
  const both = work.mine.filter((field) => current.changed.includes(field))
  return (
    <Note tone="soon">
      <p role="alert">
        <b>
          {t('stale.who', { name: current.by?.name ?? t('stale.somebody'), fields: named(current.changed) })}
        </b>{' '}
        {current.at && <Instant at={current.at} />}
      </p>
      {both.length > 0 && <p>{t('stale.both', { fields: named(both) })}</p>}
      <p className="save-line">
        <Button size="small" onClick={() => void work.takeOver()}>
          {t('stale.takeOver')}
        </Button>
        <Button size="small" kind="quiet" onClick={() => void work.drop()}>
          {t('stale.drop')}
        </Button>
      </p>
    </Note>
  )
}
