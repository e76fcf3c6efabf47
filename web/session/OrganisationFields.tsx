import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useView } from '../live/view.ts'
import { Field, TextField } from '../parts/Field.tsx'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import type { Section } from './setUpForm.ts'

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
