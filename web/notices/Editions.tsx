import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { Instant } from '../parts/Instant.tsx'

/** What the public has been able to read, and when. */
export function Editions({ view }: { view: AnnouncementView }) {
  const { t } = useTranslation('notices')
  const editions = view.versions.filter(({ edition }) => edition !== null).toReversed()
  const path = new URL(view.url).pathname
  if (editions.length === 0) return null
  return (
    <ul className="editions">
      {editions.map(({ edition, state, publishedAt, beforeReport }) => (
        <li key={edition}>
          <a href={`${path}/v/${edition}`} target="_blank" rel="noreferrer">
            {t('public.edition', { n: edition })}
          </a>
          {publishedAt && <Instant at={publishedAt} />}
          {state === 'withdrawn' && <span className="is-late">{t('publicState.withdrawn')}</span>}
          {beforeReport && <span className="is-soon">{t('public.beforeShort')}</span>}
        </li>
      ))}
    </ul>
  )
}
