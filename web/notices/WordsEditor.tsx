import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { partKeys } from '../../server/rules/notice.ts'
import { fieldsOf, withField } from '../../server/rules/noticeWork.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea, TextField } from '../parts/Field.tsx'
import { useFieldName } from './fieldName.ts'
import { PersonFields } from './PersonFields.tsx'
import { countTyped, SmsHead } from './SmsBox.tsx'
import { fieldsOfChannel, placeOf, useDesk } from './useDesk.ts'

/** Every field of this channel; saving makes the next version. What was typed stays when it is refused. */
export function WordsEditor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('notices')
  const { notice, draft, channel, params } = useDesk()
  const nameOf = useFieldName()
  const save = useCommand(api.changeNotice)
  const [typed, setTyped] = useState(draft?.words)
  if (!draft || !typed) return null
  const texts = new Map(fieldsOf(typed))
  const put = (field: string) => (text: string) => setTyped(withField(typed, field, text))
  const change = { version: notice.version, texts: [{ ...placeOf(draft), words: typed }] }
  const same = JSON.stringify(typed) === JSON.stringify(draft.words)
  return (
    <form
      className="words-editor"
      lang={draft.language}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ params, body: change }, { onSuccess: onDone })
      }}
    >
      {notice.state === 'approved' && <p className="is-late">{t('editor.voids')}</p>}
      {editedFields(channel).map((field) => {
        const Control = short.test(field) ? TextField : TextArea
        return (
          <Control key={field} label={nameOf(field)} value={texts.get(field) ?? ''} onChange={put(field)} />
        )
      })}
      {channel === 'sms' && <SmsHead count={countTyped(typed.sms, notice.sender.smsSignature)} />}
      <p className="meta">{t('editor.placeholders')}</p>
      {channel !== 'announcement' && channel !== 'sms' && <PersonFields />}
      {save.error && <ErrorNote problem={save.error} kept />}
      <div className="row editor-foot">
        <Button type="submit" kind="go" working={save.isPending} off={same && t('editor.same')}>
          {t('editor.save', { n: notice.version + 1 })}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('editor.drop')}
        </Button>
      </div>
    </form>
  )
}

const short = /^(title|greeting|closing|headings\..+)$/

const editedFields = (channel: keyof typeof fieldsOfChannel): string[] =>
  fieldsOfChannel[channel].flatMap((field) => {
    if (field === 'parts') return partKeys.flatMap((key) => [`headings.${key}`, `parts.${key}`])
    return field === 'phone' ? ['phone.opening', 'phone.closing'] : [field]
  })
