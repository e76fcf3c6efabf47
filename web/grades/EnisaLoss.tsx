import { useTranslation } from 'react-i18next'
import type { losses } from '../../server/rules/enisa.ts'
import { OneOf } from '../parts/Options.tsx'

type Value = (typeof losses)[number]

interface LossProps {
  of: 'confidentiality' | 'integrity' | 'availability'
  chosen: Value | undefined
  choices: readonly Value[]
  onChoose: (value: Value) => void
}

/** One circumstance of the breach: what it adds to the score, in the text's own steps. */
export function Loss({ of, chosen, choices, onChoose }: LossProps) {
  const { t } = useTranslation('grades')
  const label = (value: Value) =>
    t(`enisa.losses.${of}.${String(value).replace('.', '_') as '0' | '0_25' | '0_5'}`)
  return (
    <OneOf
      label={`${t('enisa.circumstances')} · ${t(`enisa.${of}`)}`}
      choices={choices.map((value) => ({ key: String(value), label: label(value) }))}
      chosen={chosen === undefined ? undefined : String(chosen)}
      onChoose={(value) => onChoose(Number(value) as Value)}
    />
  )
}
