import { useTranslation } from 'react-i18next'
import type { FactKey, FullWording } from '../../../server/rules/facts.ts'
import { sayFact } from '../../../server/rules/sayFact.ts'
import { AnyOf, OneOf } from '../../parts/Options.tsx'
import { useSay } from '../../words/useSay.ts'
import { shownLanguage } from '../../words/words.ts'
import { useFacts } from '../FactsContext.ts'
import type { EditorProps } from './EditorProps.ts'

export function ChoiceEditor({ definition, label, value, onChange }: EditorProps) {
  const of = definition.shape.kind === 'choice' ? definition.shape.of : []
  const choices = of.map((key) => ({ key, label: wordOf(definition.key, key) }))
  return <OneOf label={label} choices={choices} chosen={value as string | undefined} onChoose={onChange} />
}

/** Any of a few, or of the data map; what is sensitive says so. */
export function ChoicesEditor({ definition, label, value, onChange }: EditorProps) {
  const choices = useChoices(definition)
  return <AnyOf label={label} choices={choices} chosen={(value as string[]) ?? []} onChoose={onChange} />
}

export function FlagEditor({ label, value, onChange }: EditorProps) {
  const { t } = useTranslation('facts')
  const choices = (['yes', 'no'] as const).map((key) => ({ key, label: t(key) }))
  const chosen = value === undefined ? undefined : value ? 'yes' : 'no'
  return <OneOf label={label} choices={choices} chosen={chosen} onChoose={(key) => onChange(key === 'yes')} />
}

function useChoices({ key: fact, shape }: EditorProps['definition']) {
  const { t } = useTranslation('facts')
  const say = useSay()
  const { dataMap } = useFacts()
  if (shape.kind !== 'choices') return []
  if (typeof shape.of !== 'string') return shape.of.map((key) => ({ key, label: wordOf(fact, [key]) }))
  const list: readonly { key: string; name: Partial<FullWording>; sensitive?: boolean }[] = dataMap[shape.of]
  return list.map(({ key, name, sensitive }) => ({
    key,
    label: sensitive ? `${say(name)} · ${t('sensitive')}` : say(name),
  }))
}

/** The words of a choice are those that notices and reports use. */
function wordOf(key: FactKey, value: unknown): string {
  const fact = { key, group: '', language: '', version: 0, value, basis: '', by: '', at: 0 } as const
  return sayFact(fact, shownLanguage(), { categories: {}, functions: {} }) ?? String(value)
}
