import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { useMay, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { Instant } from '../parts/Instant.tsx'

const dayMs = 86_400_000

/** How long the page must stay up, the days that are left, and who asks for it. */
export function Posted({ view: { posted, live } }: { view: AnnouncementView }) {
  const { t } = useTranslation('notices')
  const now = useNow(useShift())
  const may = useMay()
  if (!posted || !live) return null
  const left = Math.ceil((Date.parse(posted.until) - now) / dayMs)
  if (left <= 0) return null
  return (
    <p className="ink-2">
      {t('public.posted')} <Instant at={posted.until} /> · <b>{t('public.postedLeft', { n: left })}</b>
      {posted.asked.map(({ code, days }) => (
        <span key={code}> · {t('public.postedAsked', { code, days })}</span>
      ))}
      {!may('withdraw_early') && <span className="meta"> {t('public.postedLegal')}</span>}
    </p>
  )
}
