import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { UserView } from '../../server/contract/sessions.ts'
import type { Answer } from '../api.ts'
import { useCommand, useView } from '../live/view.ts'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { RosterSeat } from './RosterSeat.tsx'
import { SaveLine } from './SaveLine.tsx'

type Kept = Answer<typeof api.roster>

/** Who takes which seat when an incident is declared: the first is called, then deputies in order. */
export default function Roster() {
  const roster = useView(api.roster, {})
  const users = useView(api.users, {})
  const problem = roster.error ?? users.error
  if (problem) return <ErrorNote problem={problem} onRetry={() => void roster.refetch()} />
  if (!roster.data || !users.data) return <Loading />
  return <Form kept={roster.data} users={users.data} />
}

function Form({ kept, users }: { kept: Kept; users: UserView[] }) {
  const { t } = useTranslation('settings')
  const may = useMe().can.includes('change_roster')
  const { draft, clean, put, submit, save } = useRoster(kept)
  const staff = users.filter(({ left, role }) => !left && role !== 'auditor')
  return (
    <form className="form wide" onSubmit={submit}>
      <p className="ink-2">{t('roster.lead')}</p>
      {!may && <Note>{t('roster.readOnly')}</Note>}
      {draft.map((place) => (
        <RosterSeat
          key={place.seat}
          seat={place.seat}
          people={place.people}
          staff={staff}
          onChange={may ? (people) => put(place.seat, people) : undefined}
        />
      ))}
      {save.error && <ErrorNote problem={save.error} kept fieldName={() => t('section.roster')} />}
      {may && (
        <SaveLine word={t('roster.save')} working={save.isPending} clean={clean} saved={save.isSuccess} />
      )}
    </form>
  )
}

/** What others change shows at once, until something is changed here. */
function useRoster(kept: Kept) {
  const [changed, setChanged] = useState<Kept>()
  const save = useCommand(api.changeRoster)
  const draft = changed ?? kept
  return {
    draft,
    save,
    clean: order(draft) === order(kept),
    put: (seat: Kept[number]['seat'], people: Kept[number]['people']) =>
      setChanged(draft.map((place) => (place.seat === seat ? { seat, people } : place))),
    submit: (event: FormEvent) => {
      event.preventDefault()
      const body = draft.map(({ seat, people }) => ({ seat, people: people.map(({ id }) => id) }))
      save.mutate({ body }, { onSuccess: () => setChanged(undefined) })
    },
  }
}

const order = (roster: Kept): string =>
  JSON.stringify(roster.map(({ seat, people }) => [seat, ...people.map(({ id }) => id)]))
