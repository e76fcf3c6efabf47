import { useSearchParams } from 'react-router'
import type { DutyView } from '../../server/contract/duties.ts'
import {
  comparePlaces,
  type DutyChoice,
  dutyFilters,
  inOrder,
  isChosen,
  standingOf,
} from '../../server/rules/dutyStanding.ts'

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
export function useChosen(): [DutyChoice, (change: Partial<DutyChoice>) => void] {
  const [search, setSearch] = useSearchParams()
  const chosen: DutyChoice = {
    filter: dutyFilters.find((one) => one === search.get('filter')) ?? every,
    place: search.get('place') ?? every,
    to: search.get('to') ?? every,
  }
  const choose = (change: Partial<DutyChoice>) =>
    setSearch(
      Object.entries({ ...chosen, ...change }).filter(([, value]) => value !== every),
      { replace: true },
    )
  return [chosen, choose]
}

/** The rows chosen, by place: China, the promises, then the others, those where something applies before the rest. */
export function placesOf(duties: readonly DutyView[], chosen: DutyChoice, now: number): PlaceDuties[] {
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
