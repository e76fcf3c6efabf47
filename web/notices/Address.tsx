import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { Icon } from '../parts/Icon.tsx'

/** The public address, to copy; before it is published only staff find anything there. */
export function Address({ view }: { view: AnnouncementView }) {
  const { t } = useTranslation('notices')
  const { id: incidentId } = useIncident()
  const { id, url, live, state, served, versions } = view
  const [said, setSaid] = useState<'copied' | 'notCopied'>()
  const copy = () =>
    (navigator.clipboard?.writeText(url) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setSaid('copied'),
      () => setSaid('notCopied'),
    )
  const path = new URL(url).pathname
  return (
    <div className="address">
      <div className="meta">{t(live ? 'public.address' : 'public.addressThen')}</div>
      <code>{url}</code>
      <div className="row wrap">
        <Button size="small" icon="link" onClick={() => void copy()}>
          {t('public.copy')}
        </Button>
        {state !== 'withdrawn' && (
          <a className="button plain small" href={`${path}/draft`} target="_blank" rel="noreferrer">
            <Icon name="announcement" small />
            {t('public.preview')}
          </a>
        )}
        {live && (
          <a className="button plain small" href={path} target="_blank" rel="noreferrer">
            {t('public.open')}
          </a>
        )}
        {served && versions.some(({ edition }) => edition !== null) && (
          <a
            className="button plain small"
            href={`/api/incidents/${incidentId}/announcements/${id}/files`}
            title={t('public.filesHow')}
            download
          >
            <Icon name="download" small />
            {t('public.files')}
          </a>
        )}
        {said && <span className={said === 'copied' ? 'is-done' : 'is-soon'}>{t(`public.${said}`)}</span>}
      </div>
    </div>
  )
}
