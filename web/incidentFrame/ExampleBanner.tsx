import { useTranslation } from 'react-i18next'
import { Note } from '../parts/EmptyState.tsx'

/** The worked example is told apart from the real world on every page of it. */
export function ExampleBanner() {
  const { t } = useTranslation('incident')
  return (
    <Note>
      <b>{t('example.tag')}</b> {t('example.text')}
    </Note>
  )
}
