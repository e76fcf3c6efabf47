import type { Sql } from '../../db/database.ts'
import { listParties } from '../../db/queries/parties.ts'
import type { Access } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Context } from '../context.ts'
import type { Alarm } from '../contract/incidents.ts'
import { listedParties, partyClock, partyStart, questionClock } from '../rules/party.ts'
import { iso } from './values.ts'

/** Customers not told within their contract's hours, and questions whose time is over. */
export async function partyAlarms(
  ctx: Context,
  sql: Sql,
  { incident, world, may }: Access,
): Promise<Alarm[]> {
  const now = ctx.now(world)
  const parties = listedParties(await listParties(sql, incident.id))
  if (parties.length === 0) return []
  const startAt = partyStart(await sheetOf(sql, incident.id))
  return parties.flatMap((party): Alarm[] => {
    const title = { 'zh-CN': party.name, en: party.name }
    const base = { kind: 'party' as const, ref: party.id, title, seat: 'customer_service' as const }
    const telling = partyClock(party, startAt, now)
    const question = questionClock(party, now)
    return [
      ...(party.kind === 'tenant' && telling.state === 'late' && telling.dueAt !== null
        ? [{ ...base, code: 'party_late', since: iso(telling.dueAt), mine: may('tell_party') }]
        : []),
      ...(question.state === 'late' && question.dueAt !== null
        ? [{ ...base, code: 'answer_late', since: iso(question.dueAt), mine: may('ask_party') }]
        : []),
    ]
  })
}
