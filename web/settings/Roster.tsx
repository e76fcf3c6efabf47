import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Roster as Kept, UserView } from '../../server/contract/sessions.ts'
import { useView } from '../live/view.ts'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { RosterSeat } from './RosterSeat.tsx'
import { SaveLine } from './SaveLine.tsx'
import { StaleRoster } from './StaleRoster.tsx'
import { newerRoster, type RosterWork, useRoster } from './useRoster.ts'

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
  const work = useRoster(kept)
  const staff = users.filter(({ left, role }) => !left && role !== 'auditor')
  return (
    <form className="form wide" onSubmit={work.submit}>
      <p className="ink-2">{t('roster.lead')}</p>
      {!may && <Note>{t('roster.readOnly')}</Note>}
      {work.seats.map((place) => (
        <RosterSeat
          key={place.seat}
          seat={place.seat}
          people={place.people}
          staff={staff}
          onChange={may ? (people) => work.put(place.seat, people) : undefined}
        />
      ))}
      <Refusal work={work} />
      {may && (
        <SaveLine
          word={t('roster.save')}
          working={work.saving}
          clean={work.mine.length === 0}
          saved={work.saved}
        />
      )}
    </form>
  )
}

function Refusal({ work }: { work: RosterWork }) {
  const { t } = useTranslation('settings')
  if (!work.problem) return null
  const newer = newerRoster(work.problem)
  if (newer) return <StaleRoster work={work} newer={newer} />
  return <ErrorNote problem={work.problem} kept fieldName={() => t('section.roster')} />
}
