import type { DutyView } from '../../server/contract/duties.ts'
import type { AnyEndpoint } from '../../server/contract/endpoint.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { useFault } from './useFault.ts'

export interface OfDuty {
  duty: DutyView
  onDone: () => void
}

/** One act on one duty, as <StepForm> wants it: what it sends carries the version the reader saw. */
export function useDutyStep<E extends AnyEndpoint>(endpoint: E, { duty, onDone }: OfDuty) {
  const params = { incidentId: useIncident().id, dutyId: duty.id }
  const command = useCommand(endpoint)
  const send = (body: object) =>
    command.mutate({ params, body: { ...body, version: duty.version } } as never, { onSuccess: onDone })
  return { send, fault: useFault(command.error), form: { command, onCancel: onDone } }
}
