import type { previewAnchor } from '../actions/duties/correctAnchor.ts'
import { ruleOf } from '../actions/duties/evaluate.ts'
import type { Moved } from '../contract/dutyStory.ts'
import type { Clock } from '../rules/clock.ts'
import { isoOrNull } from './values.ts'

/** Only the clocks that a correction would move, and how. */
export const movedViews = (all: Awaited<ReturnType<typeof previewAnchor>>): Moved[] =>
  all
    .filter(({ row }) => row.result !== 'does_not_apply' && row.state !== 'closed')
    .map(({ row, before, after }) => ({
      dutyId: row.id,
      ruleId: row.ruleId,
      title: ruleOf(row).title,
      before: reading(before, row.frozen?.late),
      after: reading(after, row.frozen?.late),
    }))
    .filter(({ before, after }) => before.startAt !== after.startAt || before.dueAt !== after.dueAt)

/** Lateness that was frozen at filing stays as it is, whatever is corrected later. */
const reading = (clock: Clock, frozen: boolean | undefined) => ({
  startAt: isoOrNull(clock.startAt),
  dueAt: isoOrNull(clock.dueAt),
  late: frozen ?? clock.state === 'late',
})
