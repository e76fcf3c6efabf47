import { useTranslation } from 'react-i18next'
import { NumberField } from '../../parts/NumberField.tsx'
import { useReason } from '../../words/reason.ts'
import type { EditorProps } from './EditorProps.ts'

const range = ['low', 'best', 'high'] as const
const ages = ['under14', 'under18'] as const

/** Low, best and high: a count of people, or money in whole CNY. */
export const RangeEditor = (props: EditorProps) => <Numbers {...props} parts={range} />
export const MinorsEditor = (props: EditorProps) => <Numbers {...props} parts={ages} />

type Part = (typeof range)[number] | (typeof ages)[number]

function Numbers({ label, value, onChange, faultAt, parts }: EditorProps & { parts: readonly Part[] }) {
  const { t } = useTranslation('facts')
  const reason = useReason()
  const numbers = (value ?? {}) as Partial<Record<Part, number>>
  return (
    <fieldset className="fact-numbers" aria-label={label}>
      {parts.map((part) => {
        const fault = faultAt(`/${part}`)
        return (
          <NumberField
            key={part}
            label={t(part)}
            value={numbers[part]}
            fault={fault && reason.ofFault(fault)}
            onChange={(number) => onChange({ ...numbers, [part]: number })}
          />
        )
      })}
    </fieldset>
  )
}
