import { useState } from 'react'
import { api } from '../../server/contract/api.ts'
import type { FactView } from '../../server/contract/facts.ts'
import type { Fault, Problem } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { type Draft, draftOf, factAt, idOf, isChanged, type Place } from './draft.ts'

export interface Drafts {
  all: readonly Draft[]
  /** Those that say something else than the sheet. */
  changed: readonly Draft[]
  of: (place: Place) => Draft | undefined
  open: (...places: Place[]) => void
  change: (place: Place, change: Partial<Pick<Draft, 'value' | 'basis' | 'version'>>) => void
  drop: (...places: Place[]) => void
  dropAll: () => void
  save: () => void
  saving: boolean
  problem: Problem | null
  faultsOf: (place: Place) => Fault[]
}

/** The changes in the making. They live here alone until saved together; a refusal keeps them all. */
export function useDrafts(incidentId: string, facts: readonly FactView[]): Drafts {
  const [kept, setAll] = useState<readonly Draft[]>([])
  const [sent, setSent] = useState<readonly Draft[]>([])
  const command = useCommand(api.changeFacts)
  const all = kept.map((draft) => (isChanged(draft) ? draft : draftOf(draft, factAt(facts, draft))))
  const changed = all.filter(isChanged)
  const of = (place: Place) => all.find((draft) => idOf(draft) === idOf(place))
  const without = (list: readonly Draft[], places: readonly Place[]) =>
    list.filter((draft) => !places.some((place) => idOf(place) === idOf(draft)))
  const save = () => {
    setSent(changed)
    const body = { changes: changed.map(({ from: _, ...change }) => change) }
    command.mutate({ params: { incidentId }, body }, { onSuccess: () => setAll([]) })
  }
  return {
    all,
    changed,
    of,
    open: (...places) =>
      setAll((list) => [...without(list, places), ...places.map((at) => draftOf(at, factAt(facts, at)))]),
    change: (place, change) =>
      setAll((list) => {
        const now = draftOf(place, factAt(facts, place))
        const draft = list.find((one) => idOf(one) === idOf(place) && isChanged(one)) ?? now
        const next = { ...draft, ...change }
        return list.some((one) => idOf(one) === idOf(place))
          ? list.map((one) => (idOf(one) === idOf(place) ? next : one))
          : [...list, next]
      }),
    drop: (...places) => setAll((list) => without(list, places)),
    dropAll: () => {
      setAll([])
      command.reset()
    },
    save,
    saving: command.isPending,
    problem: command.error,
    faultsOf: (place) => faultsAt(command.error, sent, place),
  }
}

/** The faults of one place, each with its pointer inside the value: `/low`, `/1/people`, '' for the whole. */
function faultsAt(problem: Problem | null, sent: readonly Draft[], place: Place): Fault[] {
  const n = sent.findIndex((draft) => idOf(draft) === idOf(place))
  const mine = `/changes/${n}/`
  const own = (problem?.faults ?? []).filter(({ pointer }) => n >= 0 && pointer.startsWith(mine))
  const named = (problem?.faults ?? []).filter(({ pointer }) => pointer === `/facts/${place.key}`)
  return [
    ...own.map((fault) => ({
      ...fault,
      pointer: fault.pointer.slice(mine.length).replace(/^(value|key|basis)/, ''),
    })),
    ...named.map((fault) => ({ ...fault, pointer: '' })),
  ]
}
