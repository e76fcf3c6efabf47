import type { Sql } from '../../../db/database.ts'
import { listBans } from '../../../db/queries/bans.ts'
import type { DutyRow } from '../../../db/queries/duties.ts'
import type { IncidentRow } from '../../../db/queries/incidents.ts'
import type { Context } from '../../context.ts'
import { holds, stands } from '../../rules/ban.ts'
import type { Clock } from '../../rules/clock.ts'
import { ruleOf } from '../duties/evaluate.ts'
import { lawOf } from '../templates.ts'

/** `law`: the law of the duty itself makes way for the ban, so its clock rests; `order`: it knows no such rest and runs on. */
export type Held = 'law' | 'order' | null

/** Which open duties a ban holds now. Most incidents have none, and read no packs for it. */
export async function heldDuties(
  ctx: Context,
  sql: Sql,
  incident: IncidentRow,
): Promise<(row: DutyRow) => Held> {
  const standing = (await listBans(sql, incident.id)).filter(stands)
  if (standing.length === 0) return () => null
  const { packs } = await lawOf(ctx, sql, incident.packsDigest)
  const placeOf = new Map(
    packs.flatMap(({ rules, jurisdiction }) => rules.map(({ id }) => [id, jurisdiction])),
  )
  return (row) => {
    const rule = ruleOf(row)
    const place = placeOf.get(rule.id) ?? ''
    if (row.state !== 'open' || !standing.some((ban) => holds(ban, rule, place))) return null
    return rule.yieldsToBan ? 'law' : 'order'
  }
}

/** A clock that the law lets rest has no end for now. */
export const rested = (clock: Clock): Clock => ({ ...clock, state: 'idle', dueAt: null, lateMs: 0 })
