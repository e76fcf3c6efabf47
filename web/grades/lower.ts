import type { GradingView } from '../../server/contract/gradings.ts'

/** Does this choice lie below what is proposed or was confirmed? Then it takes a reason. */
export function isLower(
  { choices, proposed, confirmed }: GradingView,
  grade: GradingView['grade'] | undefined,
): boolean {
  const rank = (of: GradingView['grade'] | undefined) => (of ? choices.indexOf(of) : -1)
  return grade != null && rank(grade) < Math.max(rank(proposed?.grade), rank(confirmed?.grade))
}
