import type { ClockState } from './clock.ts'
import type { SeatKey } from './seats.ts'

/** What closing asks about, as plain rows of the incident. */
export interface ClosingState {
  /** The commander has ended the response. */
  ended: boolean
  duties: readonly {
    ruleId: string
    state: 'open' | 'fulfilled' | 'released' | 'closed'
    clock: ClockState
  }[]
  requiredSeats: readonly SeatKey[]
  filledSeats: readonly SeatKey[]
  /** Orders to tell people, with how many are still pending, trying or unknown. */
  orders: readonly { id: string; settled: boolean; unresolved: number }[]
  tasks: readonly { id: string; open: boolean }[]
  phases: readonly { key: string; left: boolean }[]
  reports: readonly { id: string; filed: boolean }[]
  /** Questions of authorities. */
  enquiries?: readonly { id: string; open: boolean }[]
  /** Decisions proposed and neither approved nor returned. */
  undecided: readonly string[]
  /** Customers not told, and those asked who have not answered. */
  parties?: readonly { id: string; untold: boolean; questionOpen: boolean }[]
}

export interface ClosingGap {
  code:
    | 'not_ended'
    | 'duty_open'
    | 'seat_empty'
    | 'order_unsent'
    | 'people_unresolved'
    | 'task_open'
    | 'phase_open'
    | 'report_unfiled'
    | 'undecided'
    | 'enquiry_open'
    | 'tenant_untold'
    | 'question_open'
  /** Rule id, seat, id of the row; '' where there is nothing to name. */
  ref: string
}

/**
 * Everything that is not done, each by name; closing is refused while there is any, and marks nothing done. A duty whose
 * starting event never came (an idle clock: no new fact to supplement, nobody unreachable) keeps nothing open.
 */
export function closingGaps(state: ClosingState): ClosingGap[] {
  const owed = state.duties.filter((duty) => duty.state === 'open' && duty.clock !== 'idle')
  const empty = state.requiredSeats.filter((seat) => !state.filledSeats.includes(seat))
  const parties = state.parties ?? []
  return [
    ...(state.ended ? [] : [gap('not_ended', '')]),
    ...owed.map(({ ruleId }) => gap('duty_open', ruleId)),
    ...empty.map((seat) => gap('seat_empty', seat)),
    ...state.orders.filter(({ settled }) => !settled).map(({ id }) => gap('order_unsent', id)),
    ...state.orders.filter(isUnresolved).map(({ id }) => gap('people_unresolved', id)),
    ...state.tasks.filter(({ open }) => open).map(({ id }) => gap('task_open', id)),
    ...state.phases.filter(({ left }) => !left).map(({ key }) => gap('phase_open', key)),
    ...state.reports.filter(({ filed }) => !filed).map(({ id }) => gap('report_unfiled', id)),
    ...state.undecided.map((id) => gap('undecided', id)),
    ...(state.enquiries ?? []).filter(({ open }) => open).map(({ id }) => gap('enquiry_open', id)),
    ...parties.filter(({ untold }) => untold).map(({ id }) => gap('tenant_untold', id)),
    ...parties.filter(({ questionOpen }) => questionOpen).map(({ id }) => gap('question_open', id)),
  ]
}

const gap = (code: ClosingGap['code'], ref: string): ClosingGap => ({ code, ref })
const isUnresolved = ({ settled, unresolved }: ClosingState['orders'][number]) => settled && unresolved > 0
