import type { Sql } from '../../../db/database.ts'
import { listBatches } from '../../../db/queries/batches.ts'
import { listOrders, type OrderRow } from '../../../db/queries/orders.ts'
import {
  type DestructionRow,
  type LegalHoldRow,
  listDestructions,
  listHolds,
} from '../../../db/queries/retention.ts'
import { findTerms } from '../../../db/queries/settings.ts'
import type { Context } from '../../context.ts'
import {
  destructionDueAt,
  type RetentionKind,
  type RetentionState,
  type RetentionTerms,
  retentionState,
  sendingEndedAt,
  standingHold,
} from '../../rules/retention.ts'
import type { Access } from '../access.ts'

/** How one of the incident's keys stands. */
export interface KeyStanding {
  kind: RetentionKind
  state: RetentionState
  dueAt: number | null
  destroyedAt: number | null
}

/** What an incident keeps of affected people, and until when. */
export interface RetentionStanding {
  terms: RetentionTerms
  endedAt: number | null
  /** Files of people were taken in: there is something to destroy. */
  imported: boolean
  reading: boolean
  sending: boolean
  hold: LegalHoldRow | undefined
  holds: LegalHoldRow[]
  rows: DestructionRow[]
  contact: KeyStanding
  proof: KeyStanding
}

export async function retentionOf(
  ctx: Context,
  sql: Sql,
  { incident, world }: Access,
): Promise<RetentionStanding> {
  const terms = await findTerms(sql)
  const holds = await listHolds(sql, incident.id)
  const rows = await listDestructions(sql, incident.id)
  const orders = await listOrders(sql, incident.id)
  const batches = await listBatches(sql, incident.id)
  const overAt = incident.closedAt ?? world.endedAt
  const ends = orders.map(endOf)
  const endedAt = sendingEndedAt({ orders: ends, responseEndedAt: incident.endedAt, overAt })
  const hold = standingHold(holds)
  const keyOf = (kind: RetentionKind): KeyStanding => {
    const destroyedAt = rows.find((row) => row.kind === kind && row.state === 'done')?.doneAt ?? null
    const dueAt = destructionDueAt(kind, endedAt, terms, holds)
    const state = retentionState({ dueAt, destroyedAt, held: hold !== undefined }, ctx.now(world))
    return { kind, state, dueAt, destroyedAt }
  }
  return {
    terms,
    endedAt,
    imported: batches.length > 0,
    reading: batches.some(({ state }) => ['receiving', 'asking', 'reading'].includes(state)),
    sending: overAt === null && ends.some(({ ended }) => !ended),
    hold,
    holds,
    rows,
    contact: keyOf('contact'),
    proof: keyOf('proof'),
  }
}

/** The end of one order: done, or cancelled after something left. */
function endOf({ state, doneAt, startedAt, counters }: OrderRow) {
  if (state === 'done') return { ended: true, endedAt: doneAt }
  if (state === 'cancelled') return { ended: true, endedAt: startedAt && (counters.lastAt ?? startedAt) }
  return { ended: false, endedAt: null }
}
