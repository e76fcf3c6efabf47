import { createContext, use } from 'react'
import type { DataMapView, FactSheetView } from '../../server/contract/facts.ts'
import type { Group } from '../../server/rules/facts.ts'
import type { Names } from '../../server/rules/say.ts'
import type { Drafts } from './useDrafts.ts'

/** What every row of the sheet draws from. */
export interface Facts {
  sheet: FactSheetView
  dataMap: DataMapView
  names: Names
  drafts: Drafts
  /** Groups as saved; a group in the making gets its own facts once it is saved. */
  groups: readonly Group[]
  mayChange: boolean
}

export const FactsContext = createContext<Facts | undefined>(undefined)

export function useFacts(): Facts {
  const facts = use(FactsContext)
  if (!facts) throw new Error('useFacts outside of the fact sheet')
  return facts
}
