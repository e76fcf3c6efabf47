import type { Sql } from '../../db/database.ts'
import type { Access } from '../actions/access.ts'
import { calendarOf } from '../actions/calendar/years.ts'
import { anchorsFor } from '../actions/duties/anchors.ts'
import { judge } from '../actions/duties/judge.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Context } from '../context.ts'
import type { RelayView } from '../contract/dutyStory.ts'
import { clockOf } from '../rules/clock.ts'
import { isoOrNull } from './values.ts'

/** What the authorities owe each other once our report reached them: shown so that we stand ready, never as ours. */
export async function relayViews(ctx: Context, sql: Sql, access: Access): Promise<RelayView[]> {
  const { incident, world } = access
  const sheet = await sheetOf(sql, incident.id)
  const anchors = await anchorsFor(sql, incident, sheet)
  const calendar = await calendarOf(ctx, sql)
  const asked = await judge(ctx, sql, incident, sheet, 'relay')
  return asked
    .filter(({ result }) => result === 'applies')
    .map(({ rule }) => {
      const clock = clockOf(rule, anchors, { calendar }, ctx.now(world))
      return {
        ruleId: rule.id,
        title: rule.title,
        recipient: rule.recipient.name,
        law: rule.basis[0]?.name ?? {},
        article: rule.basis[0]?.article ?? {},
        mark: rule.mark,
        term: rule.clock.term,
        startAt: isoOrNull(clock.startAt),
        dueAt: isoOrNull(clock.dueAt),
        note: rule.note,
      }
    })
}
