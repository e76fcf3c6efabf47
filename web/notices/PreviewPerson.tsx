import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { NoticePreview } from '../../server/contract/notices.ts'
import type { AffectedView } from '../../server/contract/people.ts'
import { useView } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Message, type Shown } from './PreviewMessage.tsx'
import { useDesk } from './useDesk.ts'

type Reader = 'person' | 'guardian'

/** The very message one person gets, in the language and for the reader that the sender would choose. */
export function PreviewPerson({ person, shown }: { person: AffectedView; shown: Shown }) {
  const { t } = useTranslation('notices')
  const { notice, params, language } = useDesk()
  const [audience, read] = useState<Reader>(person.minor === 'under14' ? 'guardian' : 'person')
  const { data, error, refetch } = useView(api.previewNotice, {
    params,
    query: { language, audience, version: notice.version, personId: person.id },
  })
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <>
      {person.minor === 'under18' && (
        <div className="preview-readers">
          {(['person', 'guardian'] as const).map((key) => (
            <button
              key={key}
              type="button"
              className={key === audience ? 'preview-tab on' : 'preview-tab'}
              aria-pressed={key === audience}
              onClick={() => read(key)}
            >
              {t(`reader.${key}`)}
            </button>
          ))}
        </div>
      )}
      <Message preview={data} shown={shown} />
      <p className="meta">
        {data.place &&
          t('preview.chosen', {
            language: t(`language.${data.place.language}`),
            reader: t(`reader.${data.place.audience}`),
          })}{' '}
        <Where preview={data} shown={shown} />
      </p>
      {!data.meant && <p className="is-soon">{t('preview.notAmong')}</p>}
    </>
  )
}

/** The address it would go to, masked; a channel this person lacks is said. */
function Where({ preview: { to }, shown }: { preview: NoticePreview; shown: Shown }) {
  const { t } = useTranslation('notices')
  if (shown === 'inSite' || !to) return null
  const address = shown === 'email' ? to.email : to.sms
  return address ? (
    t('preview.goesTo', { to: address })
  ) : (
    <span className="is-soon">{t(`preview.no.${shown}`)}</span>
  )
}
