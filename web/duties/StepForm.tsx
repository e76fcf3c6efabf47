import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { Button, type ButtonKind } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'

interface StepFormProps {
  title: string
  action: string
  kind?: ButtonKind
  command: { isPending: boolean; error: Problem | null }
  onSubmit: () => void
  onCancel: () => void
  /** A second way to end it, such as returning instead of approving. */
  other?: ReactNode
  children: ReactNode
}

/** A short form below what it changes. What the server refuses stands at its field, and what was typed stays. */
export function StepForm({
  title,
  action,
  kind = 'go',
  command,
  onSubmit,
  onCancel,
  other,
  children,
}: StepFormProps) {
  const { t } = useTranslation('duties')
  const { error, isPending } = command
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <p>
        <b>{title}</b>
      </p>
      {children}
      {error && error.status !== 422 && <ErrorNote problem={error} kept />}
      <div className="row">
        <Button type="submit" kind={kind} working={isPending}>
          {action}
        </Button>
        {other}
        <Button kind="quiet" onClick={onCancel}>
          {t('step.cancel')}
        </Button>
      </div>
    </form>
  )
}
