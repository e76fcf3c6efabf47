import { useSearchParams } from 'react-router'
import type { IncidentLine } from '../../server/contract/incidents.ts'

export const statuses = ['open', 'ended', 'closed', 'all'] as const
export const worlds = ['all', 'real', 'drill', 'example'] as const

export interface Chosen {
  status: (typeof statuses)[number]
  world: (typeof worlds)[number]
  text: string
}

export const everything: Chosen = { status: 'all', world: 'all', text: '' }

/** What the reader chose stands in the address, so that it can be handed on and survives going back. */
export function useChosen(): [Chosen, (change: Partial<Chosen>) => void] {
  const [search, setSearch] = useSearchParams()
  const chosen: Chosen = {
    status: statuses.find((one) => one === search.get('status')) ?? 'open',
    world: worlds.find((one) => one === search.get('world')) ?? 'all',
    text: search.get('text') ?? '',
  }
  const choose = (change: Partial<Chosen>) =>
    setSearch(
      Object.entries({ ...chosen, ...change }).filter(([, value]) => value !== ''),
      { replace: true },
    )
  return [chosen, choose]
}

/** The lines chosen; every word of the text must stand in the number or the title. */
export function linesOf(lines: readonly IncidentLine[], { status, world, text }: Chosen): IncidentLine[] {
  const wanted = text.trim().toLowerCase().split(/\s+/)
  return lines.filter(
    (line) =>
      (status === 'all' || statusOf(line) === status) &&
      (world === 'all' || line.worldKind === world) &&
      wanted.every((word) => `${line.number} ${line.title}`.toLowerCase().includes(word)),
  )
}

/** What belongs to a drill that was ended is over with it. */
const statusOf = ({ status, worldEnded }: IncidentLine): IncidentLine['status'] =>
  worldEnded ? 'closed' : status
