import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { ReasonForm } from './ReasonForm.tsx'

/** The notice on the desk, whose words an announcement may take. */
export type Source = Pick<NoticeView, 'id' | 'version'>

/** What may be done now: edit, hand in, approve, return, publish, withdraw. */
export function AnnouncementSteps({
  view,
  notice,
  onEdit,
}: {
  view: AnnouncementView
  notice: Source | undefined
  onEdit: () => void
}) {
  const { t } = useTranslation('notices')
  const [asking, setAsking] = useState<'return' | 'withdraw'>()
  const { id: incidentId } = useIncident()
  const of = { params: { incidentId, announcementId: view.id } }
  const submit = useCommand(api.submitAnnouncement)
  const approve = useCommand(api.approveAnnouncement)
  const publish = useCommand(api.publishAnnouncement)
  const change = useCommand(api.changeAnnouncement)
  const { version, digest, can } = view
  const may = (step: string) => can.includes(step)
  const error = [submit, approve, publish, change].find((one) => one.error)?.error
  if (asking) return <ReasonForm view={view} kind={asking} onDone={() => setAsking(undefined)} />
  const newer = notice && (view.from?.noticeId !== notice.id || view.from.version !== notice.version)
  return (
    <>
      {error && <ErrorNote problem={error} />}
      <div className="row wrap">
        {may('submit_announcement') && (
          <Button
            kind="go"
            icon="decide"
            working={submit.isPending}
            onClick={() => submit.mutate({ ...of, body: { version } })}
          >
            {t('approval.submit')}
          </Button>
        )}
        {may('approve_announcement') && (
          <Button
            kind="go"
            icon="lock"
            working={approve.isPending}
            onClick={() => approve.mutate({ ...of, body: { version, digest } })}
          >
            {t('public.approve')}
          </Button>
        )}
        {may('return_announcement') && (
          <Button onClick={() => setAsking('return')}>{t('approval.return')}</Button>
        )}
        {may('publish_announcement') && (
          <Button
            kind="go"
            icon="announcement"
            working={publish.isPending}
            onClick={() => publish.mutate({ ...of, body: { version } })}
          >
            {t(view.beforeReport ? 'public.publishAnyway' : 'public.publish', { n: editionNext(view) })}
          </Button>
        )}
        {may('draft_announcement') && (
          <Button icon="edit" onClick={onEdit}>
            {t('public.edit')}
          </Button>
        )}
        {may('draft_announcement') && newer && (
          <Button
            working={change.isPending}
            onClick={() => change.mutate({ ...of, body: { version, noticeId: notice.id } })}
          >
            {t('public.takeAgain', { n: notice.version })}
          </Button>
        )}
        {may('withdraw_announcement') && (
          <Button kind="stop" onClick={() => setAsking('withdraw')}>
            {t('public.withdraw')}
          </Button>
        )}
      </div>
    </>
  )
}

const editionNext = ({ versions }: AnnouncementView) =>
  Math.max(0, ...versions.map(({ edition }) => edition ?? 0)) + 1
