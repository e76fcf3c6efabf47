import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'

/** A page broke while drawing: what was kept, and the way on. */
export function Crash() {
  const { t } = useTranslation('frame')
  return (
    <EmptyState title={t('crash.title')} text={t('crash.text')}>
      <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
    </EmptyState>
  )
}
