import { useTranslation } from 'react-i18next'
import { PhoneAction } from '../incidentFrame/PhoneAction.tsx'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { Pane } from '../parts/Pane.tsx'
import { DecideForm } from './DecideForm.tsx'
import { FileForm } from './FileForm.tsx'
import { SignForm } from './SignForm.tsx'
import { SubmitForm } from './SubmitForm.tsx'
import { useReport } from './useReport.ts'
import { WithdrawForm } from './WithdrawForm.tsx'

/** What this report waits for, and the reader's own step if it is theirs. */
export function NextStep() {
  const { t } = useTranslation('reports')
  const { state, can, urgent } = useReport()
  const may = (step: string) => can.includes(step)
  if (state === 'filed') return <Another />
  if (state === 'withdrawn') return null
  const mine = steps.some(may)
  return (
    <Pane
      title={t('step.title')}
      tools={<State tone={urgent ? 'soon' : 'idle'}>{t(`state.${state}`)}</State>}
      padded
    >
      <div className="report-step" id="next-step">
        {may('submit_report') && <SubmitForm />}
        {may('approve_report') && <DecideForm />}
        {may('sign_report') && <SignForm />}
        {may('file_report') && <FileForm />}
        {!mine && <p className="ink-2">{t(`step.waiting.${state}`)}</p>}
        {may('sign_unapproved_report') && <SignForm unapproved />}
        {may('withdraw_report') && <WithdrawForm />}
      </div>
      {mine && <OnPhone />}
    </Pane>
  )
}

const steps = ['submit_report', 'approve_report', 'sign_report', 'file_report'] as const

/** A report already filed may still go to another office. */
function Another() {
  const { t } = useTranslation('reports')
  const { can } = useReport()
  if (!can.includes('file_report')) return null
  return (
    <details className="report-another">
      <summary>{t('file.another')}</summary>
      <div className="report-step">
        <FileForm />
      </div>
    </details>
  )
}

/** On a phone the sheet is long: one button leads to the step that waits. */
function OnPhone() {
  const { t } = useTranslation('reports')
  const { can } = useReport()
  const step = steps.find((one) => can.includes(one))
  if (!step) return null
  const go = () => document.getElementById('next-step')?.scrollIntoView({ block: 'start' })
  return (
    <PhoneAction>
      <Button kind="go" size="large" wide onClick={go}>
        {t(`step.go.${step}`)}
      </Button>
    </PhoneAction>
  )
}
