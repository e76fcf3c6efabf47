import { useTranslation } from 'react-i18next'
import { traits } from '../../server/rules/profile.ts'
import { Button } from '../parts/Button.tsx'
import { Chip } from '../parts/Chip.tsx'
import { Field, TextField } from '../parts/Field.tsx'
import { AnyOf } from '../parts/Options.tsx'
import { regionChoices, regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'
import type { OrganisationFields } from './NameFields.tsx'

/** What else the law asks about the company: where it stands abroad, what it is, and last year's turnover. */
export function ReachFields(fields: OrganisationFields) {
  const { t } = useTranslation('settings')
  const { draft, change, fault } = fields
  return (
    <>
      <h2>{t('organisation.reach')}</h2>
      <Presence {...fields} />
      <AnyOf
        label={t('organisation.traits')}
        hint={t('organisation.traitsHint')}
        choices={traits.map((key) => ({ key, label: t(`trait.${key}`) }))}
        chosen={draft.traits}
        onChoose={(chosen) => change({ traits: chosen })}
      />
      <div className="pair">
        <TextField
          label={t('organisation.turnoverYuan')}
          hint={t('organisation.turnoverYuanHint')}
          inputMode="numeric"
          fault={fault('/turnoverYuan')}
          value={draft.turnoverYuan}
          onChange={(turnoverYuan) => change({ turnoverYuan })}
        />
      </div>
    </>
  )
}

/** Places abroad, each to be taken off again; the mainland is no question. */
function Presence({ draft, change, fault }: OrganisationFields) {
  const { t } = useTranslation('settings')
  const language = shownLanguage()
  const states = ['EU', 'US-CA'].map((code) => ({ code, name: regionName(code, language) }))
  const free = [...states, ...regionChoices(language)].filter(
    ({ code }) => code !== 'CN' && !draft.presence.includes(code),
  )
  return (
    <Field
      label={t('organisation.presence')}
      hint={t('organisation.presenceHint')}
      fault={fault('/presence')}
    >
      {({ id, describedBy }) => (
        <div className="places">
          {draft.presence.map((code) => (
            <span className="place" key={code}>
              <Chip>{regionName(code, language)}</Chip>
              <Button
                kind="quiet"
                size="small"
                icon="cross"
                aria-label={t('organisation.presenceRemove', { place: regionName(code, language) })}
                onClick={() => change({ presence: draft.presence.filter((one) => one !== code) })}
              >
                {t('organisation.remove')}
              </Button>
            </span>
          ))}
          <select
            id={id}
            className="input"
            aria-describedby={describedBy}
            value=""
            onChange={(event) => change({ presence: [...draft.presence, event.target.value] })}
          >
            <option value="" disabled>
              {t('organisation.presenceAdd')}
            </option>
            {free.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
