import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../server/contract/parties.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { Pane } from '../parts/Pane.tsx'
import { EntryForm } from './EntryForm.tsx'
import { ImportForm } from './ImportForm.tsx'
import { PartyCard } from './PartyCard.tsx'
import type { PartyList } from './usePartyWords.ts'

interface PartyPaneProps {
  kind: PartyView['kind']
  list: PartyList
}

/** Everybody of one kind: those still to be told or to answer first, by whose time ends first. */
export function PartyPane({ kind, list }: PartyPaneProps) {
  const { t } = useTranslation('parties')
  const [form, setForm] = useState<'add' | 'import'>()
  const parties = list.parties.filter((party) => party.kind === kind).sort(byUrgency)
  const may = list.can.includes('change_parties')
  const close = () => setForm(undefined)
  const done = parties.filter(isSettled).length
  return (
    <Pane
      title={t(`${kind}.title`)}
      meta={parties.length > 0 ? t(`${kind}.count`, { done, all: parties.length }) : t(`${kind}.law`)}
      tools={
        may &&
        !form && (
          <>
            {kind === 'tenant' && (
              <Button size="small" icon="upload" onClick={() => setForm('import')}>
                {t('import.open')}
              </Button>
            )}
            {parties.length > 0 && (
              <Button size="small" icon="add" onClick={() => setForm('add')}>
                {t(`${kind}.add`)}
              </Button>
            )}
          </>
        )
      }
    >
      {form === 'add' && (
        <div className="party-form-place">
          <EntryForm kind={kind} groups={list.groups} onDone={close} />
        </div>
      )}
      {form === 'import' && (
        <div className="party-form-place">
          <ImportForm onDone={close} />
        </div>
      )}
      {kind === 'tenant' && <EndUsers parties={parties} />}
      {parties.length === 0 && !form && (
        <div className="party-none">
          <p>{t(`${kind}.none`)}</p>
          {may ? (
            <Button onClick={() => setForm('add')}>{t(`${kind}.add`)}</Button>
          ) : (
            <p className="meta">{t('noSeat')}</p>
          )}
        </div>
      )}
      {parties.map((party) => (
        <PartyCard key={party.id} party={party} groups={list.groups} />
      ))}
    </Pane>
  )
}

/** Said before somebody is stopped at the last stop of sending. */
function EndUsers({ parties }: { parties: readonly PartyView[] }) {
  const { t } = useTranslation('parties')
  const without = parties.filter(({ groups, instructed }) => groups.length > 0 && !instructed)
  if (without.length === 0) return null
  return <Note tone="soon">{t('endUsers', { n: without.length })}</Note>
}

const isSettled = ({ kind, told, asked, answered }: PartyView): boolean =>
  kind === 'tenant' ? told !== null : asked ? answered !== null : told !== null

const endOf = ({ kind, clock, question }: PartyView): number => {
  const { dueAt } = kind === 'tenant' ? clock : question
  return dueAt ? Date.parse(dueAt) : Number.POSITIVE_INFINITY
}

function byUrgency(a: PartyView, b: PartyView): number {
  const end = endOf(a) === endOf(b) ? 0 : endOf(a) - endOf(b)
  return Number(isSettled(a)) - Number(isSettled(b)) || end || a.name.localeCompare(b.name)
}
