import type { Sql } from '../../db/database.ts'
import { listExemptions } from '../../db/queries/duties.ts'
import type { Access } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Actor, Context } from '../context.ts'
import type { Alarm } from '../contract/incidents.ts'
import { needsReview } from '../rules/exemption.ts'
import { iso, named } from './values.ts'

/** Decisions not to tell that wait for legal. */
export async function waitingExemptions(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
  return (await listExemptions(sql, incident.id))
    .filter((row) => row.state === 'proposed')
    .map((row) => ({
      kind: 'decision',
      code: 'decide_exemption',
      ref: row.id,
      title: named(row.ruleIds.join(', ')),
      since: iso(row.proposedAt),
      seat: 'legal',
      mine: may('decide_exemption', row.proposedBy === actor.id),
    }))
}

/** Decisions in force that new facts or their review date question: counsel keeps or withdraws each. */
export async function questionedExemptions(
  ctx: Context,
  sql: Sql,
  { incident, world, may }: Access,
): Promise<Alarm[]> {
  const now = ctx.now(world)
  const sheet = await sheetOf(sql, incident.id)
  const changedAt = (keys: readonly string[]) =>
    Math.max(...sheet.filter(({ key }) => keys.includes(key)).map(({ at }) => at))
  return (await listExemptions(sql, incident.id))
    .filter((row) => needsReview(row, now))
    .map((row) => ({
      kind: 'decision',
      code: row.questionedBy.length ? 'exemption_questioned' : 'exemption_review_due',
      ref: row.id,
      title: named(row.released.join(', ')),
      since: iso(row.questionedBy.length ? changedAt(row.questionedBy) : (row.reviewAt ?? now)),
      seat: 'legal',
      mine: may('review_exemption'),
    }))
}
