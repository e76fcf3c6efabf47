import type { Sql } from '../../db/database.ts'
import type { Access } from '../actions/access.ts'
import { clocksOf } from '../actions/duties/clocks.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import { lawOf } from '../actions/templates.ts'
import type { Context } from '../context.ts'
import type { DutyView } from '../contract/duties.ts'
import { dutyView } from './duty.ts'

/** Every duty of an incident as its table, its paper and its page show it. */
export async function dutyViews(ctx: Context, sql: Sql, access: Access): Promise<DutyView[]> {
  const { packs } = await lawOf(ctx, sql, access.incident.packsDigest)
  const sheet = await sheetOf(sql, access.incident.id)
  return (await clocksOf(ctx, sql, access)).map((judged) => dutyView(judged, access, { packs, sheet }))
}
