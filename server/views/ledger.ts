import type { Sql } from '../../db/database.ts'
import { firstPublishedAt } from '../../db/queries/announcements.ts'
import { listBatches } from '../../db/queries/batches.ts'
import { lastDrillEnd } from '../../db/queries/drills.ts'
import { listExemptions } from '../../db/queries/duties.ts'
import { listOrders, type OrderRow } from '../../db/queries/orders.ts'
import { listParties } from '../../db/queries/parties.ts'
import { listNames } from '../../db/queries/records.ts'
import type { Access } from '../actions/access.ts'
import { clocksOf } from '../actions/duties/clocks.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import { involves } from '../actions/incidents/declare.ts'
import { retentionOf } from '../actions/retention/standing.ts'
import { planOf } from '../actions/templates.ts'
import type { Context } from '../context.ts'
import type { PromiseLine } from '../contract/ledger.ts'
import { nextDrillDue } from '../rules/drill.ts'
import type { FactSheet } from '../rules/facts.ts'
import { ledgerOf } from '../rules/ledger.ts'
import type { LedgerInput, LedgerParty } from '../rules/ledgerInput.ts'
import { listedParties, partyClock, partyStart } from '../rules/party.ts'
import { isoOrNull } from './values.ts'

/** Every promise of the policy in one incident, judged from its rows. */
export async function incidentLedger(ctx: Context, sql: Sql, access: Access): Promise<PromiseLine[]> {
  const lines = new Map(ledgerOf(await inputOf(ctx, sql, access)).map((line) => [line.id, line]))
  return ctx.templates.promises.promises.flatMap(({ id, section, says, beyond }) => {
    const line = lines.get(id)
    if (!line) return []
    const proofs = line.proofs.map((proof) => ({ ...proof, at: isoOrNull(proof.at) }))
    return [{ id, section, says, beyond, state: line.state, why: line.why, proofs }]
  })
}

async function inputOf(ctx: Context, sql: Sql, access: Access): Promise<LedgerInput> {
  const { incident, world, seats } = access
  const plan = incident.planDigest ? await planOf(ctx, sql, incident.planDigest) : undefined
  const lastAt = await lastDrillEnd(sql)
  const sheet = await sheetOf(sql, incident.id)
  const retention = await retentionOf(ctx, sql, access)
  const duties = await clocksOf(ctx, sql, access)
  return {
    personal: involves(incident.personalInformation),
    records: await listNames(sql, incident.id),
    duties: duties.map(({ row, clock }) => ({
      ruleId: row.ruleId,
      applies: row.result !== 'does_not_apply' && row.state !== 'closed',
      state: row.state,
      clock: clock.state,
      late: row.frozen?.late ?? (row.state === 'open' && clock.state === 'late'),
      fulfilledAt: row.fulfilledAt,
    })),
    sheet,
    seatsWanted: plan?.seats ?? [],
    seatsAccepted: seats.filter((seat) => seat.acceptedAt !== null).map((seat) => seat.seat),
    told: toldBy(
      (await listOrders(sql, incident.id)).filter((order) => !order.sandbox && order.state !== 'cancelled'),
    ),
    handled: (await listOrders(sql, incident.id))
      .filter(({ sandbox, startedAt }) => !sandbox && startedAt !== null)
      .map(({ handling }) => handling),
    announcedAt: (await firstPublishedAt(sql, incident.id)) ?? null,
    exemption: exemptionState((await listExemptions(sql, incident.id)).map((row) => row.state)),
    parties: await partiesOf(ctx, sql, access, sheet),
    importedPeople: (await listBatches(sql, incident.id)).length,
    retention: { contact: retention.contact.state, proof: retention.proof.state },
    drill: { lastAt, dueAt: nextDrillDue(lastAt) },
    now: ctx.now(world),
  }
}

async function partiesOf(
  ctx: Context,
  sql: Sql,
  { incident, world }: Access,
  sheet: FactSheet,
): Promise<LedgerParty[]> {
  const startAt = partyStart(sheet)
  return listedParties(await listParties(sql, incident.id)).map((party) => ({
    kind: party.kind,
    toldAt: party.toldAt,
    late: partyClock(party, startAt, ctx.now(world)).late,
    asked: party.askedAt !== null,
    answered: party.answeredAt !== null,
  }))
}

const coverageKeys = ['people', 'told', 'trying', 'unknown', 'unreachable'] as const

function toldBy(orders: readonly OrderRow[]): LedgerInput['told'] {
  if (!orders.length) return null
  const sum = (key: (typeof coverageKeys)[number]) =>
    orders.reduce((total, order) => total + order.counters[key], 0)
  return {
    orders: orders.length,
    people: sum('people'),
    told: sum('told'),
    trying: sum('trying'),
    unknown: sum('unknown'),
    unreachable: sum('unreachable'),
  }
}

function exemptionState(states: readonly string[]): LedgerInput['exemption'] {
  const found = (['overridden', 'approved', 'proposed'] as const).find((state) => states.includes(state))
  return found ?? 'none'
}
