import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../server/contract/parties.ts'
import { Button } from '../parts/Button.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { AskForm } from './AskForm.tsx'
import { EntryForm } from './EntryForm.tsx'
import { InstructForm } from './InstructForm.tsx'
import { RemoveForm } from './RemoveForm.tsx'
import { TellForm } from './TellForm.tsx'
import type { PartyList } from './usePartyWords.ts'

const steps = ['tell', 'ask', 'answer', 'instruct', 'change', 'remove'] as const
type Step = (typeof steps)[number]

interface PartyStepsProps {
  party: PartyView
  groups: PartyList['groups']
}

/** What the reader may do with it now; each opens its own short form. */
export function PartySteps({ party, groups }: PartyStepsProps) {
  const { t } = useTranslation('parties')
  const [step, setStep] = useState<Step>()
  const close = () => setStep(undefined)
  const offered = steps.filter((one) => party.can.includes(one))
  if (step === 'change') return <EntryForm kind={party.kind} party={party} groups={groups} onDone={close} />
  if (step) {
    const Form = forms[step]
    return <Form party={party} onDone={close} />
  }
  if (offered.length === 0) return null
  return (
    <div className="row">
      {offered.map((one) => (
        <Button key={one} size="small" kind={quiet.has(one) ? 'quiet' : 'plain'} onClick={() => setStep(one)}>
          {t(`step.${one}`)}
        </Button>
      ))}
    </div>
  )
}

const quiet: ReadonlySet<Step> = new Set(['change', 'remove'])
const forms = { tell: TellForm, ask: AskForm, answer: AnswerForm, instruct: InstructForm, remove: RemoveForm }
