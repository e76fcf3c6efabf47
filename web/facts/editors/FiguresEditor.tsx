import { type Figures, figureKeys } from '../../../server/rules/facts.ts'
import { figureWords } from '../../../server/rules/figureWords.ts'
import { NumberField } from '../../parts/NumberField.tsx'
import { useReason } from '../../words/reason.ts'
import { useSay } from '../../words/useSay.ts'
import type { EditorProps } from './EditorProps.ts'

/** Numbers of which any may be left out: what is not typed is not known. */
export function FiguresEditor({ label, value, onChange, faultAt }: EditorProps) {
  const say = useSay()
  const reason = useReason()
  const figures = (value ?? {}) as Figures
  const change = (key: keyof Figures, figure: number | undefined) => {
    const { [key]: _, ...rest } = figures
    onChange(figure === undefined ? rest : { ...rest, [key]: figure })
  }
  return (
    <fieldset className="fact-numbers" aria-label={label}>
      {figureKeys.map((key) => {
        const fault = faultAt(`/${key}`)
        return (
          <NumberField
            key={key}
            label={say(figureWords[key])}
            value={figures[key]}
            fault={fault && reason.ofFault(fault)}
            onChange={(figure) => change(key, figure)}
          />
        )
      })}
    </fieldset>
  )
}
