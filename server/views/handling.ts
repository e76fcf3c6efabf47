import { listHandlingBases } from '../../db/queries/handling.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import type { Context } from '../context.ts'
import type { HandledView } from '../contract/handling.ts'
import { handlingOf } from '../delivery/handling.ts'
import type { ChannelKind } from '../rules/delivery.ts'
import { asksLegal } from '../rules/handling.ts'
import { iso, personOf } from './values.ts'

/** Where these channels would hand contact details now, and who let them leave. */
export async function handledViews(
  ctx: Context,
  { incident, world, may }: Access,
  channels: readonly ChannelKind[],
): Promise<HandledView[]> {
  const sql = ctx.db.read
  const bases = await listHandlingBases(sql, incident.id)
  const names = await namesOf(sql)
  const open = incident.status !== 'closed' && world.endedAt === null
  return handlingOf(channels, world, ctx.channels.setting).map((one) => {
    const asks = asksLegal(one)
    const basis = asks
      ? bases.findLast(
          (row) => row.channel === one.channel && row.host === one.host && row.country === one.country,
        )
      : undefined
    return {
      ...one,
      channel: one.channel as ChannelKind,
      asks,
      ground: basis?.ground ?? null,
      reason: basis?.reason ?? '',
      decided: basis ? { by: personOf(names, basis.decidedBy), at: iso(basis.decidedAt) } : null,
      can: open && asks && may('confirm_handling') ? ['confirm_handling'] : [],
    }
  })
}
