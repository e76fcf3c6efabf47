import { useTranslation } from 'react-i18next'
import type { SeatKey } from '../../server/rules/seats.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useMe } from '../shell/SignedIn.tsx'

interface Person {
  id: string
  name: string
}

interface RosterSeatProps {
  seat: SeatKey
  people: Person[]
  staff: Person[]
  /** Absent for those who may only look. */
  onChange: ((people: Person[]) => void) | undefined
}

/** One seat of the roster: who is called first, and the deputies in the order in which they are. */
export function RosterSeat({ seat, people, staff, onChange }: RosterSeatProps) {
  const { t } = useTranslation(['settings', 'parts'])
  const title = t(`parts:seatName.${seat}`)
  const free = staff.filter(({ id }) => people.every((one) => one.id !== id))
  return (
    <section className={people.length === 0 ? 'roster-seat empty' : 'roster-seat'} aria-label={title}>
      <h2>
        <Icon name="seat" /> {title}
        {people.length === 0 && (
          <State tone="late" icon="seat">
            {t('roster.empty')}
          </State>
        )}
        {people.length === 1 && (
          <State tone="soon" icon="late">
            {t('roster.noDeputy')}
          </State>
        )}
      </h2>
      <ol>
        {people.map((person, at) => (
          <Place key={person.id} person={person} at={at} people={people} onChange={onChange} />
        ))}
      </ol>
      {onChange && free.length > 0 && (
        <Add
          label={t(people.length === 0 ? 'roster.add' : 'roster.addDeputy', { seat: title })}
          free={free}
          onAdd={(person) => onChange([...people, person])}
        />
      )}
    </section>
  )
}

function Place({
  person,
  at,
  people,
  onChange,
}: Pick<RosterSeatProps, 'people' | 'onChange'> & { person: Person; at: number }) {
  const { t } = useTranslation('settings')
  const me = useMe().user.id === person.id
  return (
    <li>
      <span className="meta">{at === 0 ? t('roster.first') : t('roster.deputy', { n: at })}</span>
      <b>{person.name}</b> {me && <span className="meta">{t('people.you')}</span>}
      {onChange && (
        <span className="right">
          {at > 0 && (
            <Button
              size="small"
              kind="quiet"
              aria-label={t('roster.upOf', { name: person.name })}
              onClick={() => onChange(raised(people, at))}
            >
              {t('roster.up')}
            </Button>
          )}
          <Button
            size="small"
            kind="quiet"
            aria-label={t('roster.removeOf', { name: person.name })}
            onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
          >
            {t('roster.remove')}
          </Button>
        </span>
      )}
    </li>
  )
}

/** One place nearer to being called first. */
const raised = (people: Person[], at: number): Person[] => [
  ...people.slice(0, at - 1),
  people[at]!,
  people[at - 1]!,
  ...people.slice(at + 1),
]

function Add({ label, free, onAdd }: { label: string; free: Person[]; onAdd: (person: Person) => void }) {
  const add = (id: string) => {
    const person = free.find((one) => one.id === id)
    if (person) onAdd({ id: person.id, name: person.name })
  }
  return (
    <select className="input" aria-label={label} value="" onChange={(event) => add(event.target.value)}>
      <option value="">{label}</option>
      {free.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
