import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GradingView } from '../../server/contract/gradings.ts'
import type { Problem } from '../api.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { useReason } from '../words/reason.ts'
import { useSay } from '../words/useSay.ts'

interface DecisionFormProps {
  grading: GradingView
  command: { isPending: boolean; error: Problem | null }
  lower: boolean
  reported: string | null
  ready: boolean
  onSubmit: (reason: string) => void
  onClose: () => void
  children: ReactNode
}

/** What is chosen, and why; going down says what it takes before anybody presses the button. */
export function DecisionForm({ grading, command, lower, reported, ready, ...rest }: DecisionFormProps) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const reasonOf = useReason()
  const [reason, setReason] = useState('')
  const fault = command.error?.faults.find(({ pointer }) => pointer === '/reason')
  return (
    <form
      className="grade-form"
      aria-label={t('confirm.title', { scheme: say(grading.name) })}
      onSubmit={(event) => {
        event.preventDefault()
        rest.onSubmit(reason)
      }}
    >
      {rest.children}
      {lower && <Lower reported={reported} />}
      <TextArea
        label={t('confirm.reason')}
        hint={t(lower ? 'confirm.reasonLower' : 'confirm.reasonHint')}
        rows={3}
        maxLength={2_000}
        value={reason}
        fault={fault && reasonOf.ofFault(fault)}
        onChange={setReason}
      />
      {command.error && !fault && <Refused problem={command.error} />}
      <div className="row">
        <Button
          type="submit"
          kind="go"
          working={command.isPending}
          off={!ready ? t('enisa.choose') : lower && !reason.trim() ? t('confirm.reasonLower') : false}
        >
          {t('confirm.submit')}
        </Button>
        <Button kind="quiet" onClick={rest.onClose}>
          {t('confirm.cancel')}
        </Button>
        <span className="meta">{t('confirm.then')}</span>
      </div>
    </form>
  )
}

/** A filed report says the earlier grade: whoever lowers it owes the authority a correction. */
function Lower({ reported }: { reported: string | null }) {
  const { t } = useTranslation('grades')
  const { id } = useIncident()
  return (
    <Note tone="soon">
      <p>
        {t('confirm.lower')} {reported && t('confirm.reported')}
      </p>
      {reported && (
        <LinkButton size="small" icon="report" to={`${pathOf(id, 'reports')}?report=${reported}&correct=1`}>
          {t('confirm.toReport')}
        </LinkButton>
      )}
    </Note>
  )
}

function Refused({ problem }: { problem: Problem }) {
  const { t } = useTranslation('grades')
  return problem.code === 'stale' ? (
    <Note tone="soon">{t('confirm.stale')}</Note>
  ) : (
    <ErrorNote problem={problem} kept />
  )
}
