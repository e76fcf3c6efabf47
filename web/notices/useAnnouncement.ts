import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'

/** The incident's announcement, if one was begun; the newest where there are several. */
export function useAnnouncement() {
  const list = useView(api.listAnnouncements, { params: { incidentId: useIncident().id } })
  return { list, view: list.data?.at(-1) }
}
