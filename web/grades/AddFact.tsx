import { useTranslation } from 'react-i18next'
import type { FactKey } from '../../server/rules/facts.ts'
import { Field } from '../parts/Field.tsx'
import { type About, isSame, supposable } from './supposed.ts'

interface AddFactProps {
  taken: readonly About[]
  groups: readonly { key: string; name: string }[]
  onAdd: (about: About) => void
}

/** Facts of everybody first, then those that may differ between groups of people, group by group. */
export function AddFact({ taken, groups, onAdd }: AddFactProps) {
  const { t } = useTranslation(['grades', 'facts'])
  const free = (group: string) =>
    supposable.filter(
      ({ key, perGroup }) => (group === '' || perGroup) && !taken.some((one) => isSame(one, { key, group })),
    )
  const options = (group: string) =>
    free(group).map(({ key }) => (
      <option key={key} value={`${key} ${group}`}>
        {t(`facts:key.${key}`)}
      </option>
    ))
  const add = (chosen: string) => {
    const [key, ...group] = chosen.split(' ')
    onAdd({ key: key as FactKey, group: group.join(' ') })
  }
  return (
    <Field label={t('whatIf.add')}>
      {({ id }) => (
        <select id={id} className="input" value="" onChange={(event) => add(event.target.value)}>
          <option value="" disabled>
            {t('whatIf.choose')}
          </option>
          {options('')}
          {groups.map(({ key, name }) => (
            <optgroup key={key} label={name}>
              {options(key)}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}
