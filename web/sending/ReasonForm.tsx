import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { Button, type ButtonKind } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'

interface ReasonFormProps {
  label: string
  hint: string
  verb: string
  kind?: ButtonKind
  problem: Problem | null
  working: boolean
  onBack: () => void
  onGive: (reason: string) => void
}

/** One line of why, then the act: it stands in the record beside who did it. */
export function ReasonForm({ label, hint, verb, kind, problem, working, onBack, onGive }: ReasonFormProps) {
  const { t } = useTranslation('sending')
  const [reason, setReason] = useState('')
  return (
    <form
      className="reason-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) onGive(reason.trim())
      }}
    >
      <TextField label={label} hint={hint} value={reason} maxLength={500} autoFocus onChange={setReason} />
      {problem && <ErrorNote problem={problem} kept />}
      <div className="line">
        <Button type="submit" kind={kind ?? 'plain'} working={working}>
          {verb}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('order.back')}
        </Button>
      </div>
    </form>
  )
}
