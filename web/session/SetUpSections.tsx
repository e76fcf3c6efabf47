import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { seatKeys } from '../../server/rules/seats.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Field, TextField } from '../parts/Field.tsx'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import type { Newcomer, SetUpForm } from './setUpForm.ts'

export interface Section {
  form: SetUpForm
  change: (part: Partial<SetUpForm>) => void
}

export function OwnerFields({ form, change }: Section) {
  const { t } = useTranslation('session')
  return (
    <>
      <h2>{t('setUp.owner')}</h2>
      <div className="pair">
        <TextField label={t('setUp.name')} required value={form.name} onChange={(name) => change({ name })} />
        <TextField
          label={t('setUp.phone')}
          hint={t('setUp.phoneHint')}
          type="tel"
          value={form.phone}
          onChange={(phone) => change({ phone })}
        />
        <TextField
          label={t('setUp.email')}
          type="email"
          autoComplete="username"
          required
          value={form.email}
          onChange={(email) => change({ email })}
        />
        <TextField
          label={t('setUp.password')}
          hint={t('setUp.passwordHint')}
          type="password"
          autoComplete="new-password"
          minLength={12}
          required
          value={form.password}
          onChange={(password) => change({ password })}
        />
      </div>
      <Seats chosen={form.seats} onChoose={(seats) => change({ seats })} />
    </>
  )
}

export function OrganisationFields({ form, change }: Section) {
  const { t } = useTranslation('session')
  const say = useSay()
  const known = useView(api.organisationChoices, {})
  const text = (
    key: 'company' | 'english' | 'shortName' | 'creditCode' | 'address' | 'contact' | 'dutyPhone',
  ) => ({
    label: t(`setUp.${key}`),
    value: form[key],
    onChange: (value: string) => change({ [key]: value }),
  })
  return (
    <>
      <h2>{t('setUp.organisation')}</h2>
      <div className="pair">
        <TextField {...text('company')} required />
        <TextField {...text('english')} hint={t('setUp.englishHint')} />
        <TextField {...text('shortName')} hint={t('setUp.shortNameHint')} />
        <Province chosen={form.province} onChoose={(province) => change({ province })} />
        <TextField {...text('creditCode')} maxLength={18} />
        <TextField {...text('address')} />
      </div>
      <OneOf
        label={t('setUp.operatorType')}
        hint={t('setUp.operatorTypeHint')}
        choices={(['other', 'organ', 'cii'] as const).map((key) => ({ key, label: t(`setUp.${key}`) }))}
        chosen={form.operatorType}
        onChoose={(operatorType) => change({ operatorType })}
      />
      <AnyOf
        label={t('setUp.sectors')}
        hint={t('setUp.sectorsHint')}
        choices={(known.data?.sectors ?? []).map(({ key, name }) => ({ key, label: say(name) }))}
        chosen={form.sectors}
        onChoose={(sectors) => change({ sectors })}
      />
      <div className="pair">
        <TextField
          label={t('setUp.peopleProcessed')}
          hint={t('setUp.peopleProcessedHint')}
          inputMode="numeric"
          value={form.peopleProcessed}
          onChange={(peopleProcessed) => change({ peopleProcessed })}
        />
        <TextField {...text('contact')} hint={t('setUp.contactHint')} required />
        <TextField {...text('dutyPhone')} type="tel" />
      </div>
    </>
  )
}

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
      <Seats chosen={person.seats} onChoose={(seats) => onChange({ ...person, seats })} />
      <Button kind="quiet" onClick={onRemove}>
        {t('setUp.remove')}
      </Button>
    </div>
  )
}

function Seats({
  chosen,
  onChoose,
}: {
  chosen: SetUpForm['seats']
  onChoose: (seats: SetUpForm['seats']) => void
}) {
  const { t } = useTranslation(['session', 'parts'])
  return (
    <AnyOf
      label={t('setUp.seats')}
      hint={t('setUp.seatsHint')}
      choices={seatKeys.map((key) => ({ key, label: t(`parts:seatName.${key}`) }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}

function Province({ chosen, onChoose }: { chosen: string; onChoose: (province: string) => void }) {
  const { t, i18n } = useTranslation('session')
  const provinces = Object.entries(t('province', { returnObjects: true }) as Record<string, string>)
  return (
    <Field label={t('setUp.province')} hint={t('setUp.provinceHint')}>
      {({ id, describedBy }) => (
        <select
          id={id}
          lang={i18n.language}
          className="input"
          aria-describedby={describedBy}
          value={chosen}
          onChange={(event) => onChoose(event.target.value)}
        >
          {provinces.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
