import { useTranslation } from 'react-i18next'
import type { FactDefinition } from '../../server/rules/factDefinitions.ts'
import { Pane } from '../parts/Pane.tsx'
import { FactRow } from './FactRow.tsx'
import type { Section } from './kinds.ts'
import { PersonalInformation } from './PersonalInformation.tsx'

interface FactSectionProps {
  section: Section
  definitions: readonly FactDefinition[]
}

export function FactSection({ section, definitions }: FactSectionProps) {
  const { t } = useTranslation('facts')
  return (
    <div className={`fact-section of-${section}`}>
      <Pane title={t(`section.${section}`)} meta={section === 'story' ? t('blocks') : undefined}>
        <dl>
          {definitions.map((definition) => (
            <FactRow key={definition.key} definition={definition} />
          ))}
        </dl>
        {section === 'event' && <PersonalInformation />}
      </Pane>
    </div>
  )
}
