import { createContext, use } from 'react'
import type { IncidentView } from '../../server/contract/incidents.ts'

export interface Shown {
  incident: IncidentView
  /** How far the incident's world runs ahead of the real one; every clock of the page takes it. */
  shiftMs: number
}

export const ShownContext = createContext<Shown | undefined>(undefined)

/** The incident around this page, always fresh; only below <IncidentFrame>. */
export const useIncident = (): IncidentView => useShown().incident

/** How far the incident's world runs ahead, for <Clock>, <Instant> and their like. */
export const useShift = (): number => useShown().shiftMs

/** May the reader take this step of rules/permissions in this incident? */
export function useMay(): (step: string) => boolean {
  const { can } = useIncident()
  return (step) => can.includes(step)
}

function useShown(): Shown {
  const shown = use(ShownContext)
  if (!shown) throw new Error('useIncident outside of IncidentFrame')
  return shown
}
