import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea, TextField } from '../parts/Field.tsx'
import { useDesk } from './useDesk.ts'

/** The template filed with the SMS provider for this reader and language: what leaves is its text, filled by parameters. */
export function FiledForm() {
  const { t } = useTranslation('notices')
  const { notice, draft, params } = useDesk()
  const save = useCommand(api.changeNotice)
  const audience = draft?.audience === 'guardian' ? 'guardian' : 'person'
  const language = draft?.language ?? 'zh-CN'
  const known = notice.filed.find((one) => one.language === language && one.audience === audience)?.template
  const [typed, setTyped] = useState(known ?? { id: '', signature: notice.sender.smsSignature, body: '' })
  const others = notice.filed.filter((one) => one.language !== language || one.audience !== audience)
  const put = (filed: typeof notice.filed) =>
    save.mutate({ params, body: { version: notice.version, filed } })
  const whole = Object.values(typed).every((text) => text.trim())
  return (
    <details className="filed" open={Boolean(known)}>
      <summary>{t(known ? 'filed.title' : 'filed.add')}</summary>
      <p className="meta">
        {t('filed.how', { names: Object.keys(draft?.words.smsParams ?? {}).join(', ') })}
      </p>
      <div className="pair">
        <TextField
          label={t('filed.id')}
          value={typed.id}
          maxLength={100}
          onChange={(id) => setTyped({ ...typed, id })}
        />
        <TextField
          label={t('filed.signature')}
          value={typed.signature}
          maxLength={40}
          onChange={(signature) => setTyped({ ...typed, signature })}
        />
      </div>
      <TextArea
        label={t('filed.body')}
        value={typed.body}
        maxLength={1_000}
        onChange={(body) => setTyped({ ...typed, body })}
      />
      {save.error && <ErrorNote problem={save.error} kept />}
      <div className="row">
        <Button
          off={!whole && t('filed.whole')}
          working={save.isPending}
          onClick={() => put([...others, { language, audience, template: typed }])}
        >
          {t('filed.save')}
        </Button>
        {known && (
          <Button kind="quiet" onClick={() => put(others)}>
            {t('filed.remove')}
          </Button>
        )}
      </div>
    </details>
  )
}
