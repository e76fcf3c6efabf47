import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { Button } from '../parts/Button.tsx'
import { FulfilForm } from './FulfilForm.tsx'
import { ReasonForm } from './ReasonForm.tsx'
import { StartForm } from './StartForm.tsx'

const steps = [
  { key: 'confirm', needs: 'counsel_duty' },
  { key: 'decline', needs: 'counsel_duty' },
  { key: 'fulfil', needs: 'fulfil_duty' },
  { key: 'late', needs: 'explain_late' },
  { key: 'start', needs: 'correct_anchor' },
] as const
type Step = (typeof steps)[number]['key']

/** What this reader may do with the duty now; each opens its own short form below. */
export function DutySteps({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const [step, setStep] = useState<Step>()
  const offered = steps.filter(({ key, needs }) => duty.can.includes(needs) && duty.counsel !== said[key])
  if (offered.length === 0) return null
  const done = () => setStep(undefined)
  return (
    <div className="duty-steps">
      {step ? (
        <Form step={step} duty={duty} onDone={done} />
      ) : (
        offered.map(({ key }) => (
          <Button key={key} size="small" onClick={() => setStep(key)}>
            {t(`step.${key}`)}
          </Button>
        ))
      )}
    </div>
  )
}

/** What counsel has said need not be said again. */
const said: Partial<Record<Step, DutyView['counsel']>> = { confirm: 'confirmed', decline: 'declined' }

function Form({ step, ...of }: { step: Step; duty: DutyView; onDone: () => void }) {
  if (step === 'fulfil') return <FulfilForm {...of} />
  if (step === 'start') return <StartForm {...of} />
  return <ReasonForm act={step} {...of} />
}
