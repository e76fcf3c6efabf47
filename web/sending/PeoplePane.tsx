import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AffectedView } from '../../server/contract/people.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'
import { FindByCode } from './FindByCode.tsx'
import { Unmask } from './Unmask.tsx'
import { useContactsGone } from './useContactsGone.ts'
import { usePages } from './usePages.ts'

/** Who is to be told, masked; one by check code. */
export function PeoplePane({ unmask }: { unmask: boolean }) {
  const { t } = useTranslation('sending')
  const [code, setCode] = useState('')
  const pages = usePages()
  const query = code ? { code } : pages.query
  const gone = useContactsGone()
  const { data, error } = useView(api.listPeople, { params: { incidentId: useIncident().id }, query })
  return (
    <Pane
      title={t('people.title')}
      meta={!gone && t('people.meta')}
      tools={<FindByCode code={code} onFind={setCode} />}
    >
      {error && <ErrorNote problem={error} />}
      {!data && !error && <Loading />}
      {data?.people.length === 0 && <p className="blank">{code ? t('people.notFound') : t('people.none')}</p>}
      {data && data.people.length > 0 && (
        <PeopleTable people={data.people} unmask={unmask && !gone} gone={gone} />
      )}
      {data && !code && pages.more(data.people.length) && (
        <Button size="small" kind="quiet" onClick={pages.grow}>
          {t('people.more')}
        </Button>
      )}
    </Pane>
  )
}

function PeopleTable({ people, ...rest }: { people: AffectedView[]; unmask: boolean; gone: boolean }) {
  const { unmask } = rest
  const { t } = useTranslation('sending')
  return (
    <div className="scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t('people.code')}</th>
            <th>{t('people.name')}</th>
            <th>{t('people.reach')}</th>
            <th>{t('people.kind')}</th>
            {unmask && <th />}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} {...rest} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PersonRow({ person, unmask, gone }: { person: AffectedView; unmask: boolean; gone: boolean }) {
  const { t } = useTranslation('sending')
  const [clear, setClear] = useState<AffectedView>()
  const shown = clear ?? person
  const kinds = [
    shown.group,
    shown.region && regionName(shown.region, shownLanguage()),
    shown.minor === 'no' ? '' : t(`people.${shown.minor}`),
  ]
  return (
    <tr>
      <td>
        <code>{shown.code || '—'}</code>
      </td>
      <td className={clear ? '' : 'nowrap'}>{gone ? '—' : shown.name}</td>
      <td>{gone ? t('people.destroyed') : <Reach person={shown} />}</td>
      <td>{kinds.filter(Boolean).join(' · ')}</td>
      {unmask && <td className="number">{!clear && <Unmask personId={person.id} onClear={setClear} />}</td>}
    </tr>
  )
}

function Reach({ person }: { person: AffectedView }) {
  const { t } = useTranslation('sending')
  const own = [person.phone, person.email].filter(Boolean)
  const guardian = [person.guardianPhone, person.guardianEmail].filter(Boolean)
  if (own.length + guardian.length === 0) return <span className="is-late">{t('people.nothing')}</span>
  return (
    <>
      {own.join(' · ')}
      {guardian.length > 0 && (
        <div className="meta">{t('people.guardian', { to: guardian.join(' · ') })}</div>
      )}
    </>
  )
}
