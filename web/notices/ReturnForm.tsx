import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { fieldsOf } from '../../server/rules/noticeWork.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Field, TextArea } from '../parts/Field.tsx'
import { useFieldName } from './fieldName.ts'
import { placeOf, useDesk } from './useDesk.ts'

/** The reason, and the words legal would take instead, field by field of the text in view. */
export function ReturnForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('notices')
  const { notice, draft, params } = useDesk()
  const nameOf = useFieldName()
  const send = useCommand(api.returnNotice)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const [reason, setReason] = useState('')
  const [words, setWords] = useState<Record<string, string>>({})
  const fields = draft ? fieldsOf(draft.words).filter(([field]) => !field.startsWith('smsParams')) : []
  const suggestions = Object.entries(words).flatMap(([field, text]) =>
    draft ? [{ ...placeOf(draft), field, text }] : [],
  )
  return (
    <form
      ref={form}
      className="return-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate({ params, body: { version: notice.version, reason, suggestions } }, { onSuccess: onDone })
      }}
    >
      <TextArea label={t('return.reason')} value={reason} maxLength={2_000} onChange={setReason} />
      {Object.entries(words).map(([field, text]) => (
        <TextArea
          key={field}
          label={t('return.instead', { field: nameOf(field) })}
          value={text}
          maxLength={8_000}
          onChange={(value) => setWords({ ...words, [field]: value })}
        />
      ))}
      <Field label={t('return.suggest')} hint={t('return.suggestHow')}>
        {({ id }) => (
          <select
            id={id}
            className="input"
            value=""
            onChange={({ target }) =>
              setWords({
                ...words,
                [target.value]: fields.find(([field]) => field === target.value)?.[1] ?? '',
              })
            }
          >
            <option value="">{t('return.choose')}</option>
            {fields
              .filter(([field]) => words[field] === undefined)
              .map(([field]) => (
                <option key={field} value={field}>
                  {nameOf(field)}
                </option>
              ))}
          </select>
        )}
      </Field>
      {send.error && <ErrorNote problem={send.error} kept />}
      <div className="row wrap">
        <Button
          type="submit"
          kind="go"
          working={send.isPending}
          off={!reason.trim() && t('return.needReason')}
        >
          {t('approval.return')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('editor.drop')}
        </Button>
      </div>
    </form>
  )
}
