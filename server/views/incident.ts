import type { Sql } from '../../db/database.ts'
import { sheetNumber } from '../../db/queries/facts.ts'
import { findGlance, type IncidentRow, listPhases } from '../../db/queries/incidents.ts'
import { countRecords } from '../../db/queries/records.ts'
import { namesOf } from '../../db/queries/users.ts'
import { type Access, openIncident } from '../actions/access.ts'
import { clocksOf } from '../actions/duties/clocks.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import { confirmedGrades } from '../actions/gradings/confirmed.ts'
import { lawOf, planOf } from '../actions/templates.ts'
import type { Actor, Context } from '../context.ts'
import type { ClockView, IncidentLine, IncidentView } from '../contract/incidents.ts'
import { inOrder, mostUrgent } from '../rules/clockOrder.ts'
import { gradeInForce } from '../rules/confirmedGrade.ts'
import type { FactSheet } from '../rules/facts.ts'
import { proposeGrade } from '../rules/grading.ts'
import { stepsFor } from '../rules/permissions.ts'
import type { Plan } from '../rules/plan.ts'
import type { SeatKey } from '../rules/seats.ts'
import { alarmsOf } from './alarms.ts'
import { countsOf } from './counts.ts'
import { clockView } from './duty.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

/** Seats an event waits for while nobody has judged it. */
const triageSeats: SeatKey[] = ['commander', 'security']

interface Parts {
  access: Access
  plan: Plan | undefined
  sheet: FactSheet
  clocks: ClockView[]
  names: Names
}

/** One incident as the command screen shows it. */
export async function incidentView(ctx: Context, sql: Sql, actor: Actor, id: string): Promise<IncidentView> {
  const access = await openIncident(sql, actor, id)
  const parts = await partsOf(ctx, sql, access)
  const { incident, world, seats } = access
  const alarms = await alarmsOf(ctx, sql, actor, access, parts.clocks, wantedSeats(parts.plan))
  return {
    ...(await lineOf(ctx, sql, parts)),
    description: incident.description,
    world: {
      id: world.id,
      kind: world.kind,
      title: world.title,
      now: iso(ctx.now(world)),
      startedAt: world.kind === 'real' ? null : iso(world.startedAt),
    },
    planName: parts.plan?.title ?? {},
    reportedBy: personOf(parts.names, incident.reportedBy),
    endedAt: isoOrNull(incident.endedAt),
    commander: commanderOf(access),
    seats: seats.map((seat) => ({
      id: seat.id,
      seat: seat.seat,
      person: { id: seat.userId, name: seat.personName },
      calledAt: iso(seat.calledAt),
      acceptedAt: isoOrNull(seat.acceptedAt),
    })),
    seatsWantedKeys: wantedSeats(parts.plan),
    phases: (await listPhases(sql, id)).map(({ key, name, enteredAt, leftAt }) => ({
      key,
      name,
      enteredAt: isoOrNull(enteredAt),
      leftAt: isoOrNull(leftAt),
    })),
    clocks: parts.clocks,
    ...alarms,
    counts: { ...(await countsOf(sql, incident)), records: await countRecords(sql, id) },
    sheet: await sheetNumber(sql, id),
    seen: await findGlance(sql, id, actor.id),
    can: incident.status === 'closed' || world.endedAt !== null ? [] : stepsFor(access.standing),
    version: incident.version,
  }
}

/** One line of a list of incidents. */
export async function incidentLine(ctx: Context, sql: Sql, access: Access): Promise<IncidentLine> {
  return lineOf(ctx, sql, await partsOf(ctx, sql, access))
}

async function partsOf(ctx: Context, sql: Sql, access: Access): Promise<Parts> {
  const { incident } = access
  const clocks = (await clocksOf(ctx, sql, access))
    .filter(({ row }) => row.result !== 'does_not_apply' && row.state !== 'closed')
    .map(({ row, clock }) => clockView(row, clock))
  return {
    access,
    plan: incident.planDigest ? await planOf(ctx, sql, incident.planDigest) : undefined,
    sheet: await sheetOf(sql, incident.id),
    clocks: inOrder(clocks),
    names: await namesOf(sql),
  }
}

async function lineOf(ctx: Context, sql: Sql, { access, plan, sheet, clocks }: Parts): Promise<IncidentLine> {
  const { incident, world, seats } = access
  const wanted = wantedSeats(plan)
  const filled = wanted.filter((key) => seats.some((seat) => seat.seat === key && seat.acceptedAt !== null))
  return {
    id: incident.id,
    number: incident.number,
    title: incident.title,
    worldId: world.id,
    worldKind: world.kind,
    worldNow: iso(ctx.now(world)),
    worldEnded: world.endedAt !== null,
    stage: incident.stage,
    status: incident.status,
    eventKind: incident.eventKind,
    personalInformation: incident.personalInformation,
    severity: incident.severity,
    ...(await gradeOf(ctx, sql, incident, sheet)),
    phase: plan?.phases.find((phase) => phase.key === incident.phase)?.name ?? {},
    restricted: incident.restricted,
    reportedAt: iso(incident.reportedAt),
    declaredAt: isoOrNull(incident.declaredAt),
    closedAt: isoOrNull(incident.closedAt),
    seatsFilled: filled.length,
    seatsWanted: wanted.length,
    emptySeats: wanted.filter((key) => !filled.includes(key)),
    nearest: (world.endedAt === null && mostUrgent(clocks)) || null,
  }
}

const wantedSeats = (plan: Plan | undefined): SeatKey[] => plan?.seats ?? triageSeats

/** The national grade that duties go by, and whether a person stands behind it. */
async function gradeOf(ctx: Context, sql: Sql, incident: IncidentRow, sheet: FactSheet) {
  const { schemes } = await lawOf(ctx, sql, incident.packsDigest)
  const scheme = schemes.find((s) => s.id === 'cac')
  const proposed = scheme ? proposeGrade(scheme, sheet, ctx.templates.datamap.categories).grade : null
  const { cac: confirmed } = await confirmedGrades(sql, incident.id)
  return {
    grade: gradeInForce(proposed, confirmed),
    gradeConfirmed: confirmed !== undefined && gradeInForce(proposed, confirmed) === confirmed.grade,
    gradeProposed: proposed,
  }
}

function commanderOf({ seats }: Access) {
  const seat = seats.find((s) => s.seat === 'commander' && s.acceptedAt !== null)
  return seat ? { id: seat.userId, name: seat.personName } : null
}
