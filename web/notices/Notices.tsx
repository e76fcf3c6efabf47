import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useIncident, useMay } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { AnnouncementAlone } from './AnnouncementAlone.tsx'
import { Desk } from './Desk.tsx'
import { NoticeStrip } from './NoticeStrip.tsx'
import './notices.css'
import { useAnnouncement } from './useAnnouncement.ts'

/** What affected people are told: the newest notice, or the one asked for by its id. */
export default function NoticesPage() {
  const { id: incidentId } = useIncident()
  const [search] = useSearchParams()
  const list = useView(api.listNotices, { params: { incidentId } })
  if (!list.data)
    return list.error ? <ErrorNote problem={list.error} onRetry={() => void list.refetch()} /> : <Loading />
  const asked = list.data.find(({ id }) => id === search.get('notice'))
  const notice = asked ?? list.data.at(-1)
  if (!notice) return <NoNotice />
  return (
    <>
      <NoticeStrip list={list.data} shown={notice} />
      <Desk key={notice.id} noticeId={notice.id} />
    </>
  )
}

function NoNotice() {
  const { t } = useTranslation('notices')
  const { id: incidentId } = useIncident()
  const may = useMay()
  const [writing, write] = useState(false)
  const { view } = useAnnouncement()
  const draft = useCommand(api.draftNotice)
  return (
    <>
      <EmptyState title={t('empty.title')} text={t(may('draft_notice') ? 'empty.text' : 'empty.notYours')}>
        <div className="notice-begin">
          {may('draft_notice') && (
            <Button
              {...(view || writing ? {} : { kind: 'go' })}
              icon="edit"
              working={draft.isPending}
              onClick={() => draft.mutate({ params: { incidentId } })}
            >
              {t('empty.draft')}
            </Button>
          )}
          {may('draft_announcement') && !view && !writing && (
            <Button icon="announcement" onClick={() => write(true)}>
              {t('public.write')}
            </Button>
          )}
        </div>
        {draft.error && <ErrorNote problem={draft.error} />}
      </EmptyState>
      {(view || writing) && <AnnouncementAlone />}
    </>
  )
}
