import { useTranslation } from 'react-i18next'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'

/** An address below an incident that leads nowhere; the frame around it stays. */
export default function NoSection() {
  const { t } = useTranslation(['incident', 'frame'])
  const { id } = useIncident()
  return (
    <EmptyState title={t('frame:notFound.title')} text={t('frame:notFound.text')}>
      <LinkButton to={pathOf(id, '')}>{t('section.command')}</LinkButton>
    </EmptyState>
  )
}
