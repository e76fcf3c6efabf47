import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { NoticePreview } from '../../server/contract/notices.ts'
import { useView } from '../live/view.ts'
import { State } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { placeOf, useDesk } from './useDesk.ts'

type Shown = 'email' | 'sms' | 'inSite' | 'phone'
const channels: readonly Shown[] = ['sms', 'email', 'inSite', 'phone']

/** The message as one person gets it. A sample person: nobody's details are needed to read the words. */
export function PreviewPane() {
  const { t } = useTranslation('notices')
  const { channel } = useDesk()
  const [chosen, choose] = useState<Shown>()
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
      <Preview shown={shown} />
    </Pane>
  )
}

function Preview({ shown }: { shown: Shown }) {
  const { t } = useTranslation('notices')
  const { notice, draft, params } = useDesk()
  const place = draft
    ? placeOf(draft)
    : { group: '', language: 'zh-CN' as const, audience: 'person' as const }
  const preview = useView(
    api.previewNotice,
    { params, query: { ...place, version: notice.version } },
    { enabled: draft !== undefined },
  )
  if (!draft) return <p className="meta">{t('text.none')}</p>
  if (preview.error) return <ErrorNote problem={preview.error} onRetry={() => void preview.refetch()} />
  if (!preview.data) return <Loading />
  return (
    <div className="preview">
      <div className={`sheet ${shown}`} lang={draft.language}>
        <Message preview={preview.data} shown={shown} />
      </div>
      <p className="meta">{t('preview.to', { ...preview.data.person })}</p>
      <Checks />
    </div>
  )
}

function Message({ preview, shown }: { preview: NoticePreview; shown: Shown }) {
  const { t } = useTranslation('notices')
  const { email, sms, inSite, phone } = preview
  if (shown === 'email' && email)
    return (
      <>
        <b>{email.subject}</b>
        <p>{email.text}</p>
      </>
    )
  if (shown === 'sms' && sms) return <p className="bubble">{sms.text}</p>
  if (shown === 'inSite' && inSite)
    return (
      <>
        <b>{inSite.title}</b>
        <p>{inSite.text}</p>
      </>
    )
  if (shown === 'phone' && phone) return <p>{phone.script}</p>
  return <p className="meta">{t('preview.notMeant')}</p>
}

/** What tells a true notice from a false one. */
function Checks() {
  const { t } = useTranslation('notices')
  const { draft } = useDesk()
  if (!draft) return null
  const { findings, words } = draft
  const checks = [
    ['noLink', !findings.some(({ code }) => code === 'link')],
    ['noSecret', !findings.some(({ code }) => code === 'secret_asked')],
    ['code', /\{\{\s*person\.code\s*\}\}/.test(words.verification)],
    ['noPerson', !findings.some(({ code }) => /number$/.test(code))],
  ] as const
  return (
    <ul className="checks">
      {checks.map(([key, holds]) => (
        <li key={key}>
          <State tone={holds ? 'done' : 'soon'} icon={holds ? undefined : 'late'}>
            {t(`check.${key}.${holds ? 'yes' : 'no'}`)}
          </State>
        </li>
      ))}
    </ul>
  )
}
