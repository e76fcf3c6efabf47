import { useSearchParams } from 'react-router'
import type { DutyView } from '../../server/contract/duties.ts'
import {
  comparePlaces,
  type DutyFilter,
  dutyFilters,
  inOrder,
  isIn,
  standingOf,
} from '../../server/rules/dutyStanding.ts'

export interface Chosen {
  filter: DutyFilter
  /** A place of duties, or every one. */
  place: string
  /** A kind of recipient, or every one. */
  to: string
}

export interface PlaceDuties {
  place: string
  name: DutyView['pack']['name']
  /** What is shown at once. */
  rows: DutyView[]
  /** What does not apply, folded under the place. */
  idle: DutyView[]
}

export const every = 'all'

/** What the reader chose stands in the address, so that a view of the table can be pointed at. */
export function useChosen(): [Chosen, (change: Partial<Chosen>) => void] {
  const [search, setSearch] = useSearchParams()
  const chosen: Chosen = {
    filter: dutyFilters.find((one) => one === search.get('filter')) ?? every,
    place: search.get('place') ?? every,
    to: search.get('to') ?? every,
  }
  const choose = (change: Partial<Chosen>) =>
    setSearch(
      Object.entries({ ...chosen, ...change }).filter(([, value]) => value !== every),
      { replace: true },
    )
  return [chosen, choose]
}

/** The rows chosen, by place: China, the promises, then the others, those where something applies before the rest. */
export function placesOf(duties: readonly DutyView[], chosen: Chosen, now: number): PlaceDuties[] {
  const rows = inOrder(duties, now).filter((duty) => isChosen(duty, chosen, now))
  const folds = chosen.filter === every
  const places = [...Map.groupBy(rows, ({ place }) => place)].map(([place, own]) => {
    const idle = folds ? own.filter((duty) => standingOf(duty, now) === 'notApplicable') : []
    const name = own[0]?.pack.name ?? {}
    return { place, name, idle, rows: own.filter((duty) => !idle.includes(duty)) }
  })
  const isIdle = ({ rows }: PlaceDuties) => Number(rows.length === 0)
  return places.sort((a, b) => isIdle(a) - isIdle(b) || comparePlaces(a.place, b.place))
}

export const isChosen = (duty: DutyView, { filter, place, to }: Chosen, now: number): boolean =>
  isIn(filter, standingOf(duty, now)) &&
  (place === every || duty.place === place) &&
  (to === every || duty.recipientKind === to)
