import { useTranslation } from 'react-i18next'
import { languages } from '../../server/rules/facts.ts'
import { TextField } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'
import type { OrganisationDraft } from './organisationDraft.ts'

export interface OrganisationFields {
  draft: OrganisationDraft
  change: (part: Partial<OrganisationDraft>) => void
  fault: (pointer: string) => string | undefined
}

/** What stands under notices and reports, in both languages. */
export function NameFields({ draft, change, fault }: OrganisationFields) {
  const { t } = useTranslation('settings')
  return (
    <>
      <h2>{t('organisation.names')}</h2>
      <div className="pair">
        <BothLanguages field="name" hint="nameHint" {...{ draft, change, fault }} />
        <BothLanguages field="shortName" hint="shortNameHint" {...{ draft, change, fault }} />
        <TextField
          label={t('organisation.creditCode')}
          maxLength={18}
          fault={fault('/creditCode')}
          value={draft.creditCode}
          onChange={(creditCode) => change({ creditCode })}
        />
        <TextField
          label={t('organisation.address')}
          fault={fault('/address')}
          value={draft.address}
          onChange={(address) => change({ address })}
        />
      </div>
    </>
  )
}

/** Whom people and colleagues turn to. */
export function ContactFields({ draft, change, fault }: OrganisationFields) {
  const { t } = useTranslation(['settings', 'frame'])
  return (
    <>
      <h2>{t('organisation.contacts')}</h2>
      <div className="pair">
        <BothLanguages field="contact" hint="contactHint" {...{ draft, change, fault }} />
        <TextField
          label={t('organisation.dutyPhone')}
          hint={t('organisation.dutyPhoneHint')}
          type="tel"
          fault={fault('/dutyPhone')}
          value={draft.dutyPhone}
          onChange={(dutyPhone) => change({ dutyPhone })}
        />
        <OneOf
          label={t('organisation.language')}
          hint={t('organisation.languageHint')}
          choices={languages.map((key) => ({ key, label: t(`frame:user.${key}`) }))}
          chosen={draft.language}
          onChoose={(language) => change({ language })}
        />
      </div>
    </>
  )
}

type Spoken = 'name' | 'shortName' | 'contact'

function BothLanguages({
  field,
  hint,
  draft,
  change,
  fault,
}: OrganisationFields & { field: Spoken; hint: `${Spoken}Hint` }) {
  const { t } = useTranslation('settings')
  return languages.map((language) => (
    <TextField
      key={language}
      label={t(`organisation.in.${language}`, { what: t(`organisation.${field}`) })}
      hint={language === 'zh-CN' ? t(`organisation.${hint}`) : t('organisation.englishHint')}
      lang={language}
      required={language === 'zh-CN'}
      fault={fault(`/${field}/${language}`) ?? (language === 'zh-CN' ? fault(`/${field}`) : undefined)}
      value={draft[field][language] ?? ''}
      onChange={(text) => change({ [field]: { ...draft[field], [language]: text } })}
    />
  ))
}
