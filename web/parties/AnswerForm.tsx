import { api } from '../../server/contract/api.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import type { StepProps } from './PartyForm.tsx'
import { SaidForm } from './SaidForm.tsx'

/** What a party answered to our question. */
export function AnswerForm({ party: { id: partyId, name, version }, onDone }: StepProps<PartyView>) {
  const { id: incidentId } = useIncident()
  const command = useCommand(api.answerParty)
  return (
    <SaidForm
      of="answer"
      name={name}
      command={command}
      onSubmit={({ text, ...said }) =>
        command.mutate(
          { params: { incidentId, partyId }, body: { ...said, answer: text, version } },
          { onSuccess: onDone },
        )
      }
      onCancel={onDone}
    />
  )
}
