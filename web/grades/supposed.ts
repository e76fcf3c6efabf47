import { useState } from 'react'
import type { FactView } from '../../server/contract/facts.ts'
import { type FactDefinition, factDefinitions } from '../../server/rules/factDefinitions.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import type { Drafts } from '../facts/useDrafts.ts'

/** A fact as somebody imagines it. `undefined` = not filled in, `null` = to be verified. */
export interface Supposed {
  key: FactKey
  value: unknown
}

/** Facts that rules turn on: no texts, no names of systems, nothing that an act of the console writes. */
export const supposable: readonly FactDefinition[] = factDefinitions.filter(
  ({ key, shape, byAct }) =>
    !byAct &&
    shape.kind !== 'text' &&
    shape.kind !== 'list' &&
    shape.kind !== 'groups' &&
    key !== 'functions',
)

/** Suppositions by incident, so that a look at another page loses none. */
const left = new Map<string, readonly Supposed[]>()

export function useSupposed(incidentId: string, facts: readonly FactView[]) {
  const [all, setAll] = useState<readonly Supposed[]>(left.get(incidentId) ?? [])
  const put = (next: readonly Supposed[]) => {
    left.set(incidentId, next)
    setAll(next)
  }
  const now = (key: FactKey) => facts.find((fact) => fact.key === key && fact.group === '')?.value
  const differs = ({ key, value }: Supposed) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(now(key))
  return {
    all,
    now,
    /** Those that say something else than the sheet: only they are asked about. */
    changed: all.filter(differs),
    add: (key: FactKey) => put([...all, { key, value: now(key) ?? undefined }]),
    change: (key: FactKey, value: unknown) => put(all.map((one) => (one.key === key ? { key, value } : one))),
    remove: (key: FactKey) => put(all.filter((one) => one.key !== key)),
    clear: () => put([]),
  }
}

/** The editors of the fact sheet stand here without anything to save. */
export const noDrafts: Drafts = {
  all: [],
  changed: [],
  of: () => undefined,
  open: () => {},
  change: () => {},
  drop: () => {},
  dropAll: () => {},
  save: () => {},
  saving: false,
  problem: null,
  faultsOf: () => [],
}
