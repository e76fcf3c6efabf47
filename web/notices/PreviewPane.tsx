import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AffectedView } from '../../server/contract/people.ts'
import { useMay } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { Checks, Message, type Shown } from './PreviewMessage.tsx'
import { PreviewPerson } from './PreviewPerson.tsx'
import { PreviewReader } from './PreviewReader.tsx'
import { placeOf, useDesk } from './useDesk.ts'

const channels: readonly Shown[] = ['sms', 'email', 'inSite', 'phone']

/** The message as it arrives: a sample reader's, or that of one of the affected. */
export function PreviewPane() {
  const { t } = useTranslation('notices')
  const { channel } = useDesk()
  const seesPeople = useMay()('see_people')
  const [chosen, choose] = useState<Shown>()
  const [person, pick] = useState<AffectedView>()
  const shown = chosen ?? (channel === 'announcement' ? 'sms' : channel)
  return (
    <Pane
      title={t('preview.title')}
      tools={channels.map((key) => (
        <button
          key={key}
          type="button"
          className={key === shown ? 'preview-tab on' : 'preview-tab'}
          aria-pressed={key === shown}
          onClick={() => choose(key)}
        >
          {t(`channel.${key}`)}
        </button>
      ))}
      padded
    >
      <div className="preview">
        {seesPeople && <PreviewReader person={person} onPick={pick} />}
        {person ? <PreviewPerson key={person.id} person={person} shown={shown} /> : <Sample shown={shown} />}
        <Checks />
      </div>
    </Pane>
  )
}

/** Nobody's details are needed to read the words. */
function Sample({ shown }: { shown: Shown }) {
  const { t } = useTranslation('notices')
  const { notice, draft, params } = useDesk()
  const place = draft ? placeOf(draft) : { language: 'zh-CN' as const }
  const { data, error, refetch } = useView(
    api.previewNotice,
    { params, query: { ...place, version: notice.version } },
    { enabled: draft !== undefined },
  )
  if (!draft) return <p className="meta">{t('text.none')}</p>
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      <Message preview={data} shown={shown} />
      <p className="meta">{t('preview.to', { ...data.person })}</p>
    </>
  )
}
