import type { Sql } from '../../../db/database.ts'
import { listBatches } from '../../../db/queries/batches.ts'
import { listOrders, type OrderRow } from '../../../db/queries/orders.ts'
import type { Context } from '../../context.ts'
import { draftsMeant } from '../../rules/noticeWork.ts'
import {
  isMeantFor,
  type Place,
  type PlaceCount,
  type Recipients,
  sendableTo,
} from '../../rules/recipient.ts'
import { type Approved, type OfNotice, versionOf } from './approved.ts'

/** People alike, whom an order does not name. `ordered`: another order of the incident does. */
export type Rest = Place & { n: number; ordered: boolean }

export async function placesOf(ctx: Context, incidentId: string): Promise<PlaceCount[]> {
  return (await listBatches(ctx.db.read, incidentId)).length ? ctx.audiences.places(incidentId) : []
}

/** Who is left when this order is done, the most people first. */
export async function restOf(
  ctx: Context,
  { incidentId }: OfNotice,
  { body }: Approved,
  places: readonly PlaceCount[],
): Promise<Rest[]> {
  const given = (await listOrders(ctx.db.read, incidentId)).filter(({ state }) => state !== 'cancelled')
  const others = await Promise.all(given.map((row) => meantBy(ctx.db.read, row)))
  return places
    .filter((place) => !isMeantFor(body, place))
    .map(({ withoutGuardian: _, ...place }) => ({
      ...place,
      ordered: others.some((meant) => isMeantFor(meant, place)),
    }))
    .toSorted((a, b) => b.n - a.n)
}

/** Whom a given order names: what its notice was approved for. */
export async function meantBy(
  sql: Sql,
  { incidentId, noticeId, noticeVersion: version }: OrderRow,
): Promise<Recipients & { guardians: boolean }> {
  const { plan, content, languages } = await versionOf(sql, { incidentId, noticeId, version })
  const drafts = draftsMeant(content, { ...plan, languages })
  const guardians = drafts.some(({ audience }) => audience === 'guardian')
  return { ...sendableTo(plan.recipients, guardians), guardians }
}
