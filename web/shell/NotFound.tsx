import { useTranslation } from 'react-i18next'
import { LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Page } from './Page.tsx'

export function NotFound() {
  const { t } = useTranslation('frame')
  return (
    <Page>
      <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
        <LinkButton to="/">{t('notFound.home')}</LinkButton>
      </EmptyState>
    </Page>
  )
}
