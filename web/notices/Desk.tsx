import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { NoticeView } from '../../server/contract/notices.ts'
import type { Language } from '../../server/rules/facts.ts'
import type { AudienceKey, ChannelKey } from '../../server/rules/notice.ts'
import { HandlingPane } from '../handling/HandlingPane.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Columns, Stack } from '../parts/Pane.tsx'
import { AnnouncementPane } from './AnnouncementPane.tsx'
import { AnnouncementText } from './AnnouncementText.tsx'
import { ApprovalPane } from './ApprovalPane.tsx'
import { FactsUsed } from './FactsUsed.tsx'
import { NoticeTabs } from './NoticeTabs.tsx'
import { NoticeText } from './NoticeText.tsx'
import { OldVersion } from './OldVersion.tsx'
import { PlanPane } from './PlanPane.tsx'
import { PreviewPane } from './PreviewPane.tsx'
import { useAnnouncement } from './useAnnouncement.ts'
import { DeskContext } from './useDesk.ts'
import { Versions } from './Versions.tsx'

export interface Chosen {
  channel: ChannelKey
  language: Language
  audience: Exclude<AudienceKey, 'public'>
  group: string
}

/** Facts at the left, the text in the middle, legal at the right: the text beside what it rests on. */
export function Desk({ noticeId }: { noticeId: string }) {
  const { id: incidentId } = useIncident()
  const [search] = useSearchParams()
  const version = Number(search.get('version')) || undefined
  const params = { incidentId, noticeId }
  const view = useView(api.getNotice, { params, ...(version ? { query: { version } } : {}) })
  if (!view.data)
    return view.error ? <ErrorNote problem={view.error} onRetry={() => void view.refetch()} /> : <Loading />
  return <Open notice={view.data} params={params} />
}

function Open({ notice, params }: { notice: NoticeView; params: { incidentId: string; noticeId: string } }) {
  const { i18n } = useTranslation()
  const [chosen, choose] = useState<Chosen>(() => firstChosen(notice, i18n.language))
  const { channel, language } = chosen
  const draft = draftOf(notice, chosen)
  const { view } = useAnnouncement()
  const open = channel === 'announcement'
  const byHand = open && view?.from === null ? view : undefined
  return (
    <DeskContext value={{ notice, channel, language, draft, params }}>
      <NoticeTabs chosen={chosen} onChoose={(change) => choose({ ...chosen, ...change })} />
      {!notice.current && <OldVersion />}
      <div className="notice-desk">
        <Columns widths="minmax(200px, 242px) minmax(0, 1fr) 384px">
          <FactsUsed />
          {byHand ? (
            <AnnouncementText view={byHand} language={language} />
          ) : (
            <NoticeText key={`${notice.version} ${JSON.stringify(chosen)}`} />
          )}
          <Stack>
            {open ? <AnnouncementPane language={language} notice={notice} /> : <ApprovalPane />}
            {!open && <PreviewPane />}
            {!open && <PlanPane key={notice.version} />}
            {!open && <HandlingPane handling={notice.handling} upTo={notice.people} />}
            <Versions />
          </Stack>
        </Columns>
      </div>
    </DeskContext>
  )
}

const firstChosen = ({ plan, drafts }: NoticeView, shown: string): Chosen => ({
  channel: 'email',
  language: plan.languages.find((one) => one === shown) ?? plan.languages[0] ?? 'zh-CN',
  audience: 'person',
  group: drafts.find(({ audience }) => audience === 'person')?.group ?? '',
})

/** What the public reads stands for every group. */
function draftOf({ drafts }: NoticeView, { channel, language, audience, group }: Chosen) {
  const open = channel === 'announcement'
  return drafts.find(
    (one) =>
      one.language === language &&
      (open ? one.audience === 'public' : one.audience === audience && one.group === group),
  )
}
