import { useTranslation } from 'react-i18next'
import './incidentframe.css'

/** The worked example is told apart from the real world on every page of it. */
export function ExampleBanner() {
  const { t } = useTranslation('incident')
  return (
    <p className="example-line">
      <b>{t('example.tag')}</b> {t('example.text')}
    </p>
  )
}
