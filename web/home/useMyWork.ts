import { useQueries } from '@tanstack/react-query'
import { api } from '../../server/contract/api.ts'
import type { Alarm, IncidentLine, IncidentView } from '../../server/contract/incidents.ts'
import { call, type Problem } from '../api.ts'
import { keyOf, useView } from '../live/view.ts'

export interface Work {
  alarm: Alarm
  incident: IncidentView
}

export interface MyWork {
  /** Every open event and incident the reader may see, drills among them. */
  open: IncidentLine[]
  incidents: IncidentView[]
  late: Work[]
  decide: Work[]
  loading: boolean
  problem: Problem | null
  retry: () => void
}

/** What waits for the reader over all open incidents, the longest waiting first. */
export function useMyWork(): MyWork {
  const lines = useView(api.listIncidents, {})
  const open = (lines.data ?? []).filter((line) => line.status !== 'closed')
  const views = useQueries({
    queries: open.map(({ id }) => {
      const asked = { params: { incidentId: id } }
      return { queryKey: keyOf(api.getIncident, asked), queryFn: () => call(api.getIncident, asked) }
    }),
  })
  const incidents = views.flatMap(({ data }) => (data ? [data] : []))
  return {
    open,
    incidents,
    late: mine(incidents, 'overdue'),
    decide: mine(incidents, 'toDecide'),
    loading: lines.isPending || views.some(({ isPending }) => isPending),
    problem: lines.error,
    retry: () => void lines.refetch(),
  }
}

const mine = (incidents: IncidentView[], list: 'overdue' | 'toDecide'): Work[] =>
  incidents
    .flatMap((incident) => incident[list].filter(({ mine }) => mine).map((alarm) => ({ alarm, incident })))
    .sort((a, b) => a.alarm.since.localeCompare(b.alarm.since))
