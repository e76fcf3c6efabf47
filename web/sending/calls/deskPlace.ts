import { createContext, use } from 'react'

interface DeskPlace {
  incidentId: string
  /** How far the incident's world runs ahead. */
  shiftMs: number
}

/** Where the call desk stands: within its incident, or by itself for a named caller, who sees no more of it. */
export const DeskPlaceContext = createContext<DeskPlace | undefined>(undefined)

export function useDeskPlace(): DeskPlace {
  const place = use(DeskPlaceContext)
  if (!place) throw new Error('useDeskPlace outside of a call desk')
  return place
}
