import type { Sql } from '../../../db/database.ts'
import { listHandlingBases } from '../../../db/queries/handling.ts'
import type { Context } from '../../context.ts'
import { handlingOf } from '../../delivery/handling.ts'
import type { OrderBody } from '../../delivery/order.ts'
import { passedOver } from '../../delivery/passedOver.ts'
import { type Handled, handledAs, unbased } from '../../rules/handling.ts'
import type { World } from '../../rules/world.ts'

/** Where the channels that carry these texts hand contact details now, each with the ground that legal gave in this incident. */
export async function handledBy(
  ctx: Context,
  sql: Sql,
  incidentId: string,
  body: Pick<OrderBody, 'channels' | 'texts'>,
  world: World,
): Promise<Handled[]> {
  const { setting } = ctx.channels
  const passed = passedOver(body, world, setting).map(({ channel }) => channel)
  const carrying = body.channels.filter((kind) => !passed.includes(kind))
  const handling = handlingOf(carrying, world, setting)
  return handling.length ? handledAs(handling, await listHandlingBases(sql, incidentId)) : []
}

/** Why it may not leave: a country abroad, or one that nobody knows, without a ground; undefined = it may. */
export function blockedBy(handled: readonly Handled[]): 'handling_abroad' | 'handling_unknown' | undefined {
  const asked = unbased(handled)
  if (asked.length === 0) return undefined
  return asked.some(({ country }) => country !== null) ? 'handling_abroad' : 'handling_unknown'
}

/** What an order keeps when it goes on: what was before, and what is new. */
export function keptHandling(before: readonly Handled[] | null, now: readonly Handled[]): Handled[] {
  const key = ({ channel, host, country, ground }: Handled) => [channel, host, country, ground].join('\n')
  const known = new Set(before?.map(key))
  return [...(before ?? []), ...now.filter((one) => !known.has(key(one)))]
}
