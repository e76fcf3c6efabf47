import { useTranslation } from 'react-i18next'
import './loading.css'

/** A word and a moving bar: never a spinner alone. */
export function Loading({ what }: { what?: string }) {
  const { t } = useTranslation()
  return (
    <p className="loading" role="status">
      {what ?? t('loading')}
      <span aria-hidden="true" />
    </p>
  )
}
