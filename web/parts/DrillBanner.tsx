import { useTranslation } from 'react-i18next'
import './drill.css'

export interface DrillBannerProps {
  title: string
  number: string
  /** Offered where there is a real incident to turn to. */
  onShelve?: (() => void) | undefined
}

/** On top of every page of a drill, so that nobody mistakes it for the real thing, or the other way round. */
export function DrillBanner({ title, number, onShelve }: DrillBannerProps) {
  const { t } = useTranslation('frame')
  return (
    <section className="drill-banner" aria-label={t('drill.tag')}>
      <span className="tag">{t('drill.tag')}</span>
      <b>{title}</b>
      <span className="about">
        {number}
        <span className="sep" />
        {t('drill.sealed')}
      </span>
      {onShelve && (
        <span className="shelve">
          <span className="no-phone">{t('drill.realFirst')}</span>
          <button type="button" onClick={onShelve}>
            {t('drill.shelve')}
          </button>
        </span>
      )}
    </section>
  )
}

/** The drill's own clock. */
export function DrillClock({ figure }: { figure: string }) {
  return <time className="drill-clock">{figure}</time>
}
