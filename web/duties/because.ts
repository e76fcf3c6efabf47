import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { FactView } from '../../server/contract/facts.ts'
import type { Fact, FactKey } from '../../server/rules/facts.ts'
import { sayFact } from '../../server/rules/sayFact.ts'
import { useView } from '../live/view.ts'
import { shownLanguage } from '../words/words.ts'
import type { Leaf } from './tree.ts'

/** The value a condition was judged by, in words, and how firm it is. */
export function useBecause(): (leaf: Leaf, facts: readonly FactView[]) => string {
  const { t } = useTranslation(['duties', 'parts'])
  const map = useView(api.dataMap, {}).data
  const names = { categories: named(map?.categories), functions: named(map?.functions) }
  const sayOne = (key: FactKey, value: unknown) =>
    value === null ? t('parts:unknown') : (sayFact(factOf(key, value), shownLanguage(), names) ?? '')
  const values = ({ subject, facts: keys, value }: Leaf, facts: readonly FactView[]): string[] => {
    if (subject === 'filed') return [sayFiled(value)]
    const grade = subject === 'grade' ? [t('why.grade', { grade: value ?? t('parts:unknown') })] : []
    const known = keys.flatMap((key) => facts.find((one) => one.key === key && one.group === '') ?? [])
    const said = known.map((fact) => sayOne(fact.key, fact.value))
    if (said.length > 0) return [...grade, ...said]
    const [key] = keys
    return key && value !== null && grade.length === 0 ? [sayOne(key, value)] : [...grade, t('why.empty')]
  }
  const sayFiled = (value: unknown) => {
    const codes = Array.isArray(value) ? value : []
    return codes.length === 0
      ? t('why.noneFiled')
      : t('why.filed', { codes: codes.join(t('parts:listComma')) })
  }
  return (leaf, facts) => {
    const firmness = leaf.assumed ? [t('why.worst')] : leaf.provisional ? [t('why.provisional')] : []
    return [...values(leaf, facts), ...firmness].join(shownLanguage() === 'en' ? '; ' : '；')
  }
}

const factOf = (key: FactKey, value: unknown): Fact => ({
  key,
  group: '',
  language: '',
  version: 0,
  value,
  basis: '',
  by: '',
  at: 0,
})

const named = <T extends { key: string; name: object }>(list: readonly T[] = []) =>
  Object.fromEntries(list.map(({ key, name }) => [key, name]))
