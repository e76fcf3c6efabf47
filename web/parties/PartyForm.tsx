import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'

interface PartyFormProps {
  title: string
  action: string
  hint?: string
  command: { isPending: boolean; error: Problem | null }
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
}

/** A short form below what it changes. What the server refuses stands at its field, and what was typed stays. */
export function PartyForm({ title, action, hint, command, onSubmit, onCancel, children }: PartyFormProps) {
  const { t } = useTranslation('parties')
  const { error, isPending } = command
  return (
    <form
      className="party-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <p>
        <b>{title}</b>
      </p>
      {hint && <p className="meta">{hint}</p>}
      {children}
      {error && error.status !== 422 && <ErrorNote problem={error} kept />}
      <div className="row">
        <Button type="submit" kind="go" working={isPending}>
          {action}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}

/** What a form of one party is given. */
export interface StepProps<P> {
  party: P
  onDone: () => void
}
