import type { Sql } from '../../../db/database.ts'
import { findOrganisation } from '../../../db/queries/installation.ts'
import { findNotice, listVersionsOf, type NoticeVersionRow } from '../../../db/queries/notices.ts'
import type { OrderRow } from '../../../db/queries/orders.ts'
import type { Context } from '../../context.ts'
import { digestOf as digestOfBody, type Order, type OrderBody } from '../../delivery/order.ts'
import { senderAddress } from '../../delivery/senderAddress.ts'
import { conflict, notFound } from '../../problem.ts'
import { noticeDigestInput } from '../../rules/notice.ts'
import { sealedVersion } from '../../rules/noticeWork.ts'
import type { SendingPlan } from '../../rules/sendingPlan.ts'
import type { World } from '../../rules/world.ts'
import { blockedBy, handledBy, keptHandling } from '../handling/handled.ts'
import { orderTexts } from '../notices/orderTexts.ts'
import { digestOf } from '../record.ts'

/** An approved notice as the sender would be handed it. */
export interface Approved {
  row: NoticeVersionRow
  body: OrderBody
  bodyDigest: string
}

export interface OfNotice {
  incidentId: string
  noticeId: string
  version: number
}

export async function versionOf(
  sql: Sql,
  { incidentId, noticeId, version }: OfNotice,
): Promise<NoticeVersionRow> {
  if (!(await findNotice(sql, incidentId, noticeId))) throw notFound('notice')
  const row = (await listVersionsOf(sql, noticeId)).find((one) => one.version === version)
  if (!row) throw notFound('notice')
  return row
}

/** Refused unless it stands approved, and its texts still are those that the approval was bound to. */
export async function approvedNotice(ctx: Context, sql: Sql, of: OfNotice): Promise<Approved> {
  const row = await versionOf(sql, of)
  const texts = orderTexts(row, of.incidentId)
  if (!texts) throw conflict('notice_void', 'This version of the notice does not stand approved.')
  if (sealedDigest(row, of.incidentId) !== row.digest)
    throw conflict('digest', 'The texts are not those that were approved.')
  const body = { ...texts, sender: await signerOf(ctx, sql) }
  return { row, body, bodyDigest: digestOfBody(body) }
}

/** Why an order may not leave, or leave on: the notice fell, or something is not what it was; undefined = it may. */
export async function whyNotTo(ctx: Context, sql: Sql, order: OrderRow): Promise<string | undefined> {
  const { incidentId, noticeId, noticeVersion: version } = order
  try {
    const { row, bodyDigest } = await approvedNotice(ctx, sql, { incidentId, noticeId, version })
    return row.digest === order.digest && bodyDigest === order.bodyDigest ? undefined : 'digest'
  } catch (error) {
    return (error as { code?: string }).code ?? 'digest'
  }
}

/** Where an order would hand contact details now, and why it may not: legal gave no ground for some of it. */
export async function handledByOrder(ctx: Context, sql: Sql, order: OrderRow, world: World) {
  const { incidentId, noticeId, noticeVersion: version } = order
  const { body } = await approvedNotice(ctx, sql, { incidentId, noticeId, version })
  const handled = await handledBy(ctx, sql, incidentId, body, world)
  return { handling: keptHandling(order.handling, handled), blocked: blockedBy(handled) }
}

/** The order as the sender takes it. */
export const handedOver = (
  order: Pick<OrderRow, 'id' | 'noticeId' | 'digest' | 'bodyDigest' | 'stageLimit' | 'plan' | 'quietLifted'>,
  body: OrderBody,
  { id, kind, shiftMs }: World,
): Order => ({
  id: order.id,
  world: { id, kind, shiftMs },
  noticeDigest: order.digest,
  noticeId: order.noticeId,
  digest: order.bodyDigest,
  body,
  stageLimit: order.stageLimit,
  ...(order.plan ? plannedWith(order.plan, order.quietLifted !== null) : {}),
})

const plannedWith = ({ stages, quiet, limits }: SendingPlan, lifted: boolean) => ({
  staged: stages.reduce((sum, n) => sum + n, 0),
  holds: { quiet: lifted ? null : quiet, limits },
})

const sealedDigest = (row: NoticeVersionRow, incidentId: string): string =>
  digestOf(noticeDigestInput(sealedVersion({ ...row, incidentId }, row.content, row.plan, row.languages)))

async function signerOf(ctx: Context, sql: Sql): Promise<OrderBody['sender']> {
  const organisation = await findOrganisation(sql)
  const name = organisation?.shortName['zh-CN'] ?? organisation?.shortName.en ?? ''
  return { name, address: senderAddress(ctx.config) }
}
