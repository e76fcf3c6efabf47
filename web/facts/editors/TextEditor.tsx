import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../../server/rules/factDefinitions.ts'
import { TextArea } from '../../parts/Field.tsx'
import { useReason } from '../../words/reason.ts'
import { placesOf } from '../draft.ts'
import { useFacts } from '../FactsContext.ts'

/** Both languages side by side; the one still missing says so while the other is written. */
export function TextEditor({ definition, group }: { definition: FactDefinition; group: string }) {
  const { t } = useTranslation('facts')
  const reason = useReason()
  const { drafts } = useFacts()
  return (
    <div className="fact-text">
      {placesOf(definition, group).map((place) => {
        const value = drafts.of(place)?.value
        const text = typeof value === 'string' ? value : ''
        const [fault] = drafts.faultsOf(place)
        const language = place.language || 'zh-CN'
        return (
          <TextArea
            key={language}
            lang={language}
            label={`${t(`key.${definition.key}`)} · ${t(`language.${language}`)}`}
            hint={text === '' ? t(`missing.${language}`) : ''}
            value={text}
            maxLength={10_000}
            rows={4}
            fault={fault && reason.ofFault(fault)}
            onChange={(words) => drafts.change(place, { value: words })}
          />
        )
      })}
    </div>
  )
}
