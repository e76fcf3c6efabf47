import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { useReason } from '../words/reason.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import './notes.css'

interface ErrorNoteProps {
  problem: Problem
  /** Says that what was typed is still there. */
  kept?: boolean
  /** Words for a field's pointer: `/owner/email` -> 邮箱. */
  fieldName?: (pointer: string) => string
  onRetry?: (() => void) | undefined
}

/** What failed, what was kept, what to do. */
export function ErrorNote({ problem, kept, fieldName, onRetry }: ErrorNoteProps) {
  const { t } = useTranslation()
  const reason = useReason()
  return (
    <section className="error-note" role="alert">
      <Icon name="late" />
      <div className="grow">
        <b>{t('error.title')}</b>
        <p>{reason.of(problem)}</p>
        <ul>
          {problem.faults.map((fault) => (
            <li key={fault.pointer + fault.code}>
              {t('error.field', {
                field: fieldName?.(fault.pointer) ?? fault.pointer,
                reason: reason.ofFault(fault),
              })}
            </li>
          ))}
        </ul>
        {kept && <p className="meta">{t('error.kept')}</p>}
      </div>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('error.retry')}
        </Button>
      )}
    </section>
  )
}
