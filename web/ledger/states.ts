import type { PromiseState } from '../../server/contract/ledger.ts'
import type { Tone } from '../parts/Chip.tsx'
import type { IconName } from '../parts/Icon.tsx'

/** In the order in which a ledger counts them. */
export const promiseStates: readonly PromiseState[] = ['kept', 'broken', 'not_yet', 'not_applicable']

/** Icon and colour of a state; its word comes from the words. What is not due yet and what does not apply are quiet. */
export const looks: Record<PromiseState, { tone: Tone; icon: IconName }> = {
  kept: { tone: 'done', icon: 'check' },
  broken: { tone: 'late', icon: 'none' },
  not_yet: { tone: 'idle', icon: 'clock' },
  not_applicable: { tone: 'idle', icon: 'circle' },
}

/** How many lines stand in each state; together they are all the lines. */
export function tally(states: readonly PromiseState[]): Record<PromiseState, number> {
  const counts = { kept: 0, broken: 0, not_yet: 0, not_applicable: 0 }
  for (const state of states) counts[state] += 1
  return counts
}
