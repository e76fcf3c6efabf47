import type { Sql } from '../../../db/database.ts'
import { listAuthorityRows } from '../../../db/queries/authorities.ts'
import { listDuties } from '../../../db/queries/duties.ts'
import type { Context } from '../../context.ts'
import {
  type AuthorityEntry,
  authoritiesFor,
  authorityFor,
  type FittingAuthority,
} from '../../rules/authorities.ts'
import { profileOf } from '../duties/judge.ts'
import type { Served } from './serves.ts'

/** The authorities of this company's province and sectors. */
export const authorities = async (ctx: Context, sql: Sql): Promise<FittingAuthority[]> =>
  authoritiesFor(
    ctx.templates.authorities,
    await profileOf(sql),
    (await listAuthorityRows(sql)).map(({ entry }) => entry as AuthorityEntry),
  )

/** Those of them that a duty of this incident names. */
export async function authoritiesOf(ctx: Context, sql: Sql, incidentId: string): Promise<FittingAuthority[]> {
  const owed = (await listDuties(sql, incidentId)).filter(({ result }) => result !== 'does_not_apply')
  return (await authorities(ctx, sql)).filter(({ ruleIds }) =>
    owed.some(({ ruleId }) => ruleIds.includes(ruleId)),
  )
}

/** Whom to report to first: the authority of the duty that ends soonest, the law's own terms before the company's. */
export const fitting = (all: readonly FittingAuthority[], served: readonly Served[]) =>
  authorityFor(
    all,
    [...served]
      .sort((a, b) => Number(a.clock.internalTarget) - Number(b.clock.internalTarget))
      .map(({ row }) => row.ruleId),
  )
