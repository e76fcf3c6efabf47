import { useState } from 'react'
import type { FactView } from '../../server/contract/facts.ts'
import { type FactDefinition, factDefinitions } from '../../server/rules/factDefinitions.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import type { Drafts } from '../facts/useDrafts.ts'

/** A fact as somebody imagines it. `undefined` = not filled in, `null` = to be verified. */
export interface Supposed {
  key: FactKey
  /** Of one group of people; empty = everybody. */
  group: string
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

/** Which fact, of whom. */
export type About = Pick<Supposed, 'key' | 'group'>

export const isSame = (a: About, b: About): boolean => a.key === b.key && a.group === b.group

/** Suppositions by incident, so that a look at another page loses none. */
const left = new Map<string, readonly Supposed[]>()

export function useSupposed(incidentId: string, facts: readonly FactView[]) {
  const [all, setAll] = useState<readonly Supposed[]>(left.get(incidentId) ?? [])
  const put = (next: readonly Supposed[]) => {
    left.set(incidentId, next)
    setAll(next)
  }
  const now = ({ key, group }: About) => facts.find((fact) => fact.key === key && fact.group === group)?.value
  const differs = (one: Supposed) =>
    one.value !== undefined && JSON.stringify(one.value) !== JSON.stringify(now(one))
  return {
    all,
    now,
    /** Those that say something else than the sheet: only they are asked about. */
    changed: all.filter(differs),
    add: (about: About) => put([...all, { ...about, value: now(about) ?? undefined }]),
    change: (about: About, value: unknown) =>
      put(all.map((one) => (isSame(one, about) ? { ...one, value } : one))),
    remove: (about: About) => put(all.filter((one) => !isSame(one, about))),
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
