import { useState } from 'react'
import { api } from '../../server/contract/api.ts'
import type { FactView } from '../../server/contract/facts.ts'
import type { Fault, Problem } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { type Draft, draftOf, factAt, idOf, isChanged, type Place, withDraft, without } from './draft.ts'

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
  const [kept, setKept] = useKept(incidentId)
  const [sent, setSent] = useState<readonly Draft[]>([])
  const command = useCommand(api.changeFacts)
  const now = (place: Place) => draftOf(place, factAt(facts, place))
  const all = kept.map((draft) => (isChanged(draft) ? draft : now(draft)))
  const changed = all.filter(isChanged)
  const of = (place: Place) => all.find((draft) => idOf(draft) === idOf(place))
  const drop = (...places: Place[]) => setKept((list) => without(list, places))
  const dropAll = () => {
    setKept(() => [])
    command.reset()
  }
  const save = () => {
    setSent(changed)
    const body = { changes: changed.map(({ from: _, ...change }) => change) }
    command.mutate({ params: { incidentId }, body }, { onSuccess: () => setKept(() => []) })
  }
  return {
    all,
    changed,
    of,
    open: (...places) => setKept((list) => [...without(list, places), ...places.map(now)]),
    change: (place, change) =>
      setKept((list) => {
        const draft = list.find((one) => idOf(one) === idOf(place) && isChanged(one)) ?? now(place)
        return withDraft(list, { ...draft, ...change })
      }),
    drop,
    dropAll,
    save,
    saving: command.isPending,
    problem: command.error,
    faultsOf: (place) => faultsAt(command.error, sent, place),
  }
}

/** Changes in the making by incident, so that a look at another page loses none; never written to the machine. */
const left = new Map<string, readonly Draft[]>()

function useKept(incidentId: string) {
  const [kept, setKept] = useState<readonly Draft[]>(left.get(incidentId) ?? [])
  const keep = (next: (list: readonly Draft[]) => readonly Draft[]) =>
    setKept((list) => {
      const made = next(list)
      left.set(incidentId, made)
      return made
    })
  return [kept, keep] as const
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
