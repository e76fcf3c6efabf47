import { useSearchParams } from 'react-router'
import { type SeatKey, seatKeys } from '../../server/rules/seats.ts'

const plainActs = ['acts', 'phase', 'judge', 'rename', 'restrict', 'end', 'close'] as const

/** An act of the incident that opens beside the page, so that its clocks stay in sight. */
export type Act = (typeof plainActs)[number] | `seat.${SeatKey}`

const acts: readonly Act[] = [...plainActs, ...seatKeys.map((key) => `seat.${key}` as const)]

/** A link that opens an act on the page it stands on: `?do=seat.legal`. */
export const actLink = (act: Act): string => `?do=${act}`

/** The act open beside the page; it stands in the address, so a link leads to it and going back closes it. */
export function useSide() {
  const [search, setSearch] = useSearchParams()
  const open = acts.find((act) => act === search.get('do'))
  const put = (act: Act | undefined) =>
    setSearch((before) => {
      const after = new URLSearchParams(before)
      if (act) after.set('do', act)
      else after.delete('do')
      return after
    })
  return { open, show: (act: Act) => put(act), hide: () => put(undefined) }
}
