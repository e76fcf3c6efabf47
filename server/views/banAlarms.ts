import type { Sql } from '../../db/database.ts'
import { listBans } from '../../db/queries/bans.ts'
import type { Access } from '../actions/access.ts'
import type { Context } from '../context.ts'
import type { Alarm } from '../contract/incidents.ts'
import { iso, named } from './values.ts'

/** Bans whose time is over and that nobody has lifted: people may be waiting for no reason. */
export async function banAlarms(ctx: Context, sql: Sql, { incident, world, may }: Access): Promise<Alarm[]> {
  const now = ctx.now(world)
  return (await listBans(sql, incident.id)).flatMap(({ id, authority, until, liftedAt }) =>
    liftedAt === null && until !== null && until <= now
      ? [
          {
            kind: 'decision' as const,
            code: 'ban_over',
            ref: id,
            title: named(authority),
            since: iso(until),
            seat: 'legal' as const,
            mine: may('lift_ban'),
          },
        ]
      : [],
  )
}
