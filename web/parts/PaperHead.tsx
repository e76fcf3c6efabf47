import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import { dayOf, hourMinute, zoneLabel } from './instant.ts'
import './paper.css'

interface PaperHeadProps {
  title: string
  number: string
  /** Who prints it. */
  by: string
  drill: boolean
  shiftMs?: number
}

/** Head of a page on paper, in sight there alone: of which incident, when and by whom; an exercise says so across every page. */
export function PaperHead({ title, number, by, drill, shiftMs = 0 }: PaperHeadProps) {
  const { t } = useTranslation()
  const now = useNow(shiftMs)
  const at = `${dayOf(now)} ${hourMinute(now)} ${zoneLabel(now)}`
  return (
    <header className="paper-head">
      <b>{title}</b>
      <span>
        {number} · {t('paper.printed', { by, at })}
      </span>
      {drill && <span className="paper-drill">{t('paper.drill')}</span>}
      {drill && <span className="paper-mark">{t('paper.mark')}</span>}
    </header>
  )
}
