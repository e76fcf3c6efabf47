import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'

/** The contact values of this incident were destroyed: nobody can be named, told or imported any more. */
export function useContactsGone(): boolean {
  const { data } = useView(api.getRetention, { params: { incidentId: useIncident().id } })
  return data?.keys.some(({ kind, destroyedAt }) => kind === 'contact' && destroyedAt !== null) ?? false
}
