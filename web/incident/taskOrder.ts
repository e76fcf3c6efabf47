import type { TaskView } from '../../server/contract/tasks.ts'
import type { SeatKey } from '../../server/rules/seats.ts'

export interface Me {
  userId: string
  seats: readonly SeatKey[]
}

/** Somebody's own: taken by them, or waiting for a seat they hold. */
export const isMine = ({ person, seat }: TaskView, { userId, seats }: Me): boolean =>
  person ? person.id === userId : seat !== null && seats.includes(seat)

export const isOpen = ({ state }: TaskView): boolean => state === 'open' || state === 'doing'

/** Late first, then what has a due time, mine before the others'; what is done or dropped last, newest first. */
export const inTaskOrder = (tasks: readonly TaskView[], me: Me): TaskView[] =>
  [...tasks].sort(
    (a, b) =>
      Number(isOpen(b)) - Number(isOpen(a)) ||
      (isOpen(a) ? openOrder(a, b, me) : endOf(b.doneAt) - endOf(a.doneAt)),
  )

const openOrder = (a: TaskView, b: TaskView, me: Me): number =>
  Number(b.late) - Number(a.late) ||
  Number(b.dueAt !== null) - Number(a.dueAt !== null) ||
  Number(isMine(b, me)) - Number(isMine(a, me)) ||
  endOf(a.dueAt) - endOf(b.dueAt)

const endOf = (at: string | null): number => (at ? Date.parse(at) : Number.POSITIVE_INFINITY)
