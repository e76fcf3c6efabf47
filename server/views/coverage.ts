import type { Context } from '../context.ts'
import type { CoverageByView } from '../contract/coverage.ts'
import { coverageSum, type Dimension } from '../rules/coverage.ts'

const shown = 200

/** The ledger by one dimension; what a page has no room for is one row more, so that it adds up all the same. */
export async function coverageView(
  ctx: Context,
  { incidentId, orderId }: { incidentId: string; orderId: string },
  by: Dimension,
): Promise<CoverageByView> {
  const { people, guardians } = await ctx.senders.coverage(incidentId, orderId, by)
  const rest = people.slice(shown)
  return {
    by,
    rows: people.slice(0, shown),
    more: rest.length ? { ...coverageSum(rest), rows: rest.length } : null,
    sum: coverageSum(people),
    guardians: guardians.slice(0, shown),
  }
}
