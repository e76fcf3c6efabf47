import { useTranslation } from 'react-i18next'
import type { OrganisationChoices } from '../../server/contract/sessions.ts'
import { Field, TextField } from '../parts/Field.tsx'
import { entriesOf } from '../parts/list.ts'
import { AnyOf, OneOf } from '../parts/Options.tsx'
import { useSay } from '../words/useSay.ts'
import type { OrganisationFields } from './NameFields.tsx'

const operatorTypes = ['other', 'organ', 'cii'] as const

/** What decides to whom the company reports and how soon. */
export function OversightFields({
  sectors,
  ...fields
}: OrganisationFields & { sectors: OrganisationChoices['sectors'] }) {
  const { t } = useTranslation('settings')
  const { draft, change, fault } = fields
  return (
    <>
      <h2>{t('organisation.oversight')}</h2>
      <OneOf
        label={t('organisation.operatorType')}
        hint={t('organisation.operatorTypeHint')}
        choices={operatorTypes.map((key) => ({ key, label: t(`operator.${key}`) }))}
        chosen={draft.operatorType}
        onChoose={(operatorType) => change({ operatorType })}
      />
      <p className="meta">{t(`operatorExplained.${draft.operatorType}`)}</p>
      <div className="pair">
        <Province {...fields} />
        <TextField
          label={t('organisation.peopleProcessed')}
          hint={t('organisation.peopleProcessedHint')}
          inputMode="numeric"
          fault={fault('/peopleProcessed')}
          value={draft.peopleProcessed}
          onChange={(peopleProcessed) => change({ peopleProcessed })}
        />
      </div>
      <Sectors {...fields} sectors={sectors} />
    </>
  )
}

/** Those an authority is known for can be chosen; any other is written, and then counsel knows whom it answers to. */
function Sectors({
  draft,
  change,
  fault,
  sectors,
}: OrganisationFields & { sectors: OrganisationChoices['sectors'] }) {
  const { t } = useTranslation(['settings', 'parts'])
  const say = useSay()
  const known = sectors.map(({ key }) => key)
  const others = draft.sectors.filter((sector) => !known.includes(sector))
  const chosen = draft.sectors.filter((sector) => known.includes(sector))
  return (
    <div className="sectors">
      <AnyOf
        label={t('organisation.sectors')}
        hint={t('organisation.sectorsHint')}
        choices={sectors.map(({ key, name }) => ({ key, label: say(name) }))}
        chosen={chosen}
        onChoose={(keys) => change({ sectors: [...keys, ...others] })}
      />
      <TextField
        label={t('organisation.otherSectors')}
        hint={t('organisation.otherSectorsHint')}
        fault={fault('/sectors')}
        defaultValue={others.join(t('parts:listComma'))}
        key={known.length}
        onChange={(text) => change({ sectors: [...chosen, ...entriesOf(text)] })}
      />
    </div>
  )
}

function Province({ draft, change, fault }: OrganisationFields) {
  const { t } = useTranslation(['settings', 'session'])
  const provinces = Object.entries(t('session:province', { returnObjects: true }) as Record<string, string>)
  return (
    <Field
      label={t('organisation.province')}
      hint={t('organisation.provinceHint')}
      fault={fault('/province')}
    >
      {({ id, describedBy }) => (
        <select
          id={id}
          className="input"
          aria-describedby={describedBy}
          value={draft.province}
          onChange={(event) => change({ province: event.target.value })}
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
