import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useIncident, useMay } from '../incidentFrame/useIncident.ts'
import { useCommand, useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Desk } from './Desk.tsx'
import './notices.css'

/** What affected people are told: the newest notice, or the one asked for by its id. */
export default function NoticesPage() {
  const { id: incidentId } = useIncident()
  const [search] = useSearchParams()
  const list = useView(api.listNotices, { params: { incidentId } })
  if (!list.data)
    return list.error ? <ErrorNote problem={list.error} onRetry={() => void list.refetch()} /> : <Loading />
  const asked = list.data.find(({ id }) => id === search.get('notice'))
  const notice = asked ?? list.data.at(-1)
  return notice ? <Desk key={notice.id} noticeId={notice.id} /> : <NoNotice />
}

function NoNotice() {
  const { t } = useTranslation('notices')
  const { id: incidentId } = useIncident()
  const may = useMay()('draft_notice')
  const draft = useCommand(api.draftNotice)
  return (
    <EmptyState title={t('empty.title')} text={t(may ? 'empty.text' : 'empty.notYours')}>
      {may && (
        <Button
          kind="go"
          icon="edit"
          working={draft.isPending}
          onClick={() => draft.mutate({ params: { incidentId } })}
        >
          {t('empty.draft')}
        </Button>
      )}
      {draft.error && <ErrorNote problem={draft.error} />}
    </EmptyState>
  )
}
