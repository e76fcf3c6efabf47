import { useTranslation } from 'react-i18next'
import type { Region } from '../../../server/rules/facts.ts'
import { Field } from '../../parts/Field.tsx'
import { NumberField } from '../../parts/NumberField.tsx'
import { useReason } from '../../words/reason.ts'
import { regionChoices } from '../../words/regions.ts'
import { shownLanguage } from '../../words/words.ts'
import type { EditorProps } from './EditorProps.ts'
import { Rows } from './Rows.tsx'

const fresh = (): Region => ({ region: '', people: null })

/** Where people are, with a count where somebody counted. */
export function RegionsEditor({ value, onChange, faultAt }: EditorProps) {
  const { t } = useTranslation('facts')
  const reason = useReason()
  const choices = regionChoices(shownLanguage())
  return (
    <Rows
      items={(value as Region[]) ?? [{ ...fresh(), region: 'CN' }]}
      fresh={fresh}
      onChange={onChange}
      addWords={t('addRegion')}
    >
      {(row, change, n) => {
        const [place, count] = [faultAt(`/${n}/region`) ?? faultAt(`/${n}`), faultAt(`/${n}/people`)]
        return (
          <>
            <Field label={t('region')} fault={place && reason.ofFault(place)}>
              {({ id, invalid }) => (
                <select
                  id={id}
                  className="input"
                  aria-invalid={invalid}
                  value={row.region}
                  onChange={(event) => change({ ...row, region: event.target.value })}
                >
                  <option value="" disabled>
                    {t('choose')}
                  </option>
                  {choices.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <NumberField
              label={t('regionPeople')}
              value={row.people ?? undefined}
              fault={count && reason.ofFault(count)}
              hint={row.people === null ? t('filter.toVerify') : ''}
              onChange={(people) => change({ ...row, people: people ?? null })}
            />
          </>
        )
      }}
    </Rows>
  )
}
