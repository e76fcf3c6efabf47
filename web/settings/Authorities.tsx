import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AuthorityLine } from '../../server/contract/authorities.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { type Filter, Filters } from '../parts/Filters.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import '../parts/pane.css'
import { regionName } from '../words/regions.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { AuthorityEdit } from './AuthorityEdit.tsx'
import { blankAuthority } from './authorityDraft.ts'
import './offices.css'

type Show = 'home' | 'abroad' | 'changed'

/** Where reports go: authorities with their telephone, site, hours and channels, as shipped and as the company keeps them. */
export default function Authorities() {
  const { t } = useTranslation('offices')
  const list = useView(api.authorities, {})
  const [show, setShow] = useState<Show>('home')
  const [open, setOpen] = useState('')
  if (!list.data)
    return list.error ? <ErrorNote problem={list.error} onRetry={() => void list.refetch()} /> : <Loading />
  const { authorities, can } = list.data
  const may = can.includes('change_templates')
  const rows = authorities.filter((line) => shows[show](line))
  const filters = (['home', 'abroad', 'changed'] as const).map(
    (key): Filter<Show> => ({
      key,
      label: t(`authorities.show.${key}`),
      count: authorities.filter((line) => shows[key](line)).length,
    }),
  )
  return (
    <>
      <p className="ink-2">{t('authorities.lead')}</p>
      <Filters filters={filters} chosen={show} onChoose={setShow} />
      {rows.length === 0 && <p className="ink-2 offices-none">{t('authorities.none')}</p>}
      <ul className="offices">
        {rows.map((line) => (
          <li key={line.key}>
            <Office line={line} />
            {may && (
              <Button size="small" kind="quiet" onClick={() => setOpen(open === line.key ? '' : line.key)}>
                {t('authorities.change')}
              </Button>
            )}
            {open === line.key && <AuthorityEdit line={line} list={list.data} onDone={() => setOpen('')} />}
          </li>
        ))}
      </ul>
      {may && open !== '+' && (
        <Button icon="add" onClick={() => setOpen('+')}>
          {t('authorities.add')}
        </Button>
      )}
      {open === '+' && <AuthorityEdit line={blankAuthority} list={list.data} onDone={() => setOpen('')} />}
    </>
  )
}

const shows: Record<Show, (line: AuthorityLine) => boolean> = {
  home: ({ place }) => place === 'CN',
  abroad: ({ place }) => place !== 'CN',
  changed: ({ origin }) => origin !== 'shipped',
}

function Office({ line }: { line: AuthorityLine }) {
  const { t } = useTranslation('offices')
  const say = useSay()
  const { place, phone, portal, hours, channels, ruleIds, origin, fits, changedBy, changedAt } = line
  return (
    <div className="office">
      <h2>
        {say(line.name)} <span className="meta">{regionName(place.slice(0, 2), shownLanguage())}</span>
        {origin !== 'shipped' && <State tone="idle">{t(`authorities.origin.${origin}`)}</State>}
      </h2>
      <p>
        {phone ? (
          t('authorities.phoneIs', { phone })
        ) : (
          <span className="is-soon">{t('authorities.noPhone')}</span>
        )}
        {say(hours) && <span className="ink-2"> {say(hours)}</span>}
        {portal && ' '}
        {portal && (
          <a className="link" href={portal} target="_blank" rel="noreferrer noopener">
            {portal.replace(/^https?:\/\//, '')}
          </a>
        )}
      </p>
      <p className="meta">
        {[
          channels.map(say).join(t('authorities.comma')),
          ruleIds.join(' '),
          fits ? '' : t('authorities.notOurs'),
        ]
          .filter(Boolean)
          .join(' · ')}
        {changedBy && changedAt && (
          <>
            {' · '}
            {t('authorities.changedBy', { name: changedBy.name })} <Instant at={changedAt} />
          </>
        )}
      </p>
    </div>
  )
}
