import { useQueries } from '@tanstack/react-query'
import { api } from '../../server/contract/api.ts'
import type { MyCallDesk } from '../../server/contract/callers.ts'
import type { Alarm, IncidentLine, IncidentView } from '../../server/contract/incidents.ts'
import { call, type Problem } from '../api.ts'
import { serverNow } from '../live/now.ts'
import { keyOf, useView } from '../live/view.ts'

export interface Work {
  alarm: Alarm
  incident: IncidentView
  /** How far the incident's world runs ahead, in ms. */
  shiftMs: number
}

export interface MyWork {
  /** Every open event and incident the reader may see, drills among them. */
  open: IncidentLine[]
  incidents: IncidentView[]
  late: Work[]
  decide: Work[]
  /** Call desks the reader is named to where numbers wait, or the undertaking does. */
  calls: MyCallDesk[]
  loading: boolean
  problem: Problem | null
  retry: () => void
}

/** What waits for the reader over all open incidents, the longest waiting first. */
export function useMyWork(): MyWork {
  const lines = useView(api.listIncidents, {})
  const desks = useView(api.myCallDesks, {})
  const open = (lines.data ?? []).filter((line) => line.status !== 'closed' && !line.worldEnded)
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
    calls: (desks.data ?? []).filter(waits),
    loading: lines.isPending || views.some(({ isPending }) => isPending),
    problem: lines.error,
    retry: () => void lines.refetch(),
  }
}

const waits = ({ undertakingAt, orders }: MyCallDesk): boolean =>
  undertakingAt === null || orders.some(({ pending }) => pending > 0)

function mine(incidents: IncidentView[], list: 'overdue' | 'toDecide'): Work[] {
  return incidents
    .flatMap((incident) => {
      const shiftMs = shiftOf(incident)
      return incident[list]
        .filter((alarm) => asksMe(alarm, incident))
        .map((alarm) => ({ alarm, incident, shiftMs }))
    })
    .sort((a, b) => a.alarm.since.localeCompare(b.alarm.since))
}

/** Somebody who is called to a seat is asked to take it, and not also told that it is empty. */
const asksMe = (alarm: Alarm, { toDecide }: IncidentView): boolean =>
  alarm.mine &&
  !(
    alarm.code === 'seat_silent' &&
    toDecide.some((one) => one.code === 'accept_seat' && one.seat === alarm.seat)
  )

/** To whole minutes: a view may be some seconds old. */
const shiftOf = ({ world }: IncidentView): number =>
  world.kind === 'real' ? 0 : Math.round((Date.parse(world.now) - serverNow()) / 60_000) * 60_000
