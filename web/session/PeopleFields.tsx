import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { TextField } from '../parts/Field.tsx'
import { RoleAndSeats } from './RoleAndSeats.tsx'
import type { Newcomer, Section } from './setUpForm.ts'

export function PeopleFields({ form, change }: Section) {
  const { t } = useTranslation('session')
  const { people } = form
  const set = (changed: Newcomer) =>
    change({ people: people.map((person) => (person.key === changed.key ? changed : person)) })
  const add = () => change({ people: [...people, newcomer(people)] })
  return (
    <>
      <h2>{t('setUp.people')}</h2>
      <p className="ink-2">{t('setUp.peopleLead')}</p>
      {people.map((person) => (
        <NewcomerFields
          key={person.key}
          person={person}
          onChange={set}
          onRemove={() => change({ people: people.filter(({ key }) => key !== person.key) })}
        />
      ))}
      <div>
        <Button icon="add" onClick={add}>
          {t('setUp.add')}
        </Button>
      </div>
    </>
  )
}

const newcomer = (people: Newcomer[]): Newcomer => ({
  key: Math.max(0, ...people.map(({ key }) => key)) + 1,
  name: '',
  email: '',
  phone: '',
  role: 'member',
  seats: [],
})

interface NewcomerProps {
  person: Newcomer
  onChange: (person: Newcomer) => void
  onRemove: () => void
}

function NewcomerFields({ person, onChange, onRemove }: NewcomerProps) {
  const { t } = useTranslation('session')
  return (
    <div className="newcomer">
      <div className="pair">
        <TextField
          label={t('setUp.name')}
          required
          value={person.name}
          onChange={(name) => onChange({ ...person, name })}
        />
        <TextField
          label={t('setUp.email')}
          type="email"
          required
          value={person.email}
          onChange={(email) => onChange({ ...person, email })}
        />
        <TextField
          label={t('setUp.phone')}
          hint={t('setUp.phoneHint')}
          type="tel"
          value={person.phone}
          onChange={(phone) => onChange({ ...person, phone })}
        />
      </div>
      <RoleAndSeats place={person} onChange={(place) => onChange({ ...person, ...place })} />
      <Button kind="quiet" onClick={onRemove}>
        {t('setUp.remove')}
      </Button>
    </div>
  )
}
