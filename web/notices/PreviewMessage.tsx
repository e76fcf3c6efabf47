import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticePreview } from '../../server/contract/notices.ts'
import { State } from '../parts/Chip.tsx'
import { useDesk } from './useDesk.ts'

export type Shown = 'email' | 'sms' | 'inSite' | 'phone'

/** The sheet, bubble or script as its reader gets it. */
export function Message({ preview, shown }: { preview: NoticePreview; shown: Shown }) {
  const { t } = useTranslation(['notices', 'columns', 'parts'])
  const lacked = preview.lacking.find(({ channel }) => channel === shown)?.fields
  return (
    <div className={`sheet ${shown}`} lang={preview.place?.language}>
      {wordsOf(preview)[shown] ?? (
        <p className="meta">
          {lacked
            ? t('columns:fields.lacks', { fields: lacked.join(t('parts:listComma')) })
            : t(preview.place ? 'preview.notMeant' : 'preview.noText')}
        </p>
      )}
    </div>
  )
}

const wordsOf = ({ email, sms, inSite, phone }: NoticePreview): Record<Shown, ReactNode> => ({
  email: email && <Letter title={email.subject} text={email.text} />,
  sms: sms && <p className="bubble">{sms.text}</p>,
  inSite: inSite && <Letter title={inSite.title} text={inSite.text} />,
  phone: phone && <p>{phone.script}</p>,
})

const Letter = ({ title, text }: { title: string; text: string }) => (
  <>
    <b>{title}</b>
    <p>{text}</p>
  </>
)

/** What tells a true notice from a false one. */
export function Checks() {
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
