import type { Sql } from '../../db/database.ts'
import { findCaller } from '../../db/queries/callers.ts'
import {
  findIncident,
  findWorld,
  type IncidentRow,
  type SeatRow,
  type WorldRow,
} from '../../db/queries/incidents.ts'
import { listSeats } from '../../db/queries/seats.ts'
import type { Actor } from '../context.ts'
import { conflict, notAllowed, notFound } from '../problem.ts'
import { type IncidentStep, may, type Standing } from '../rules/permissions.ts'

/** One incident, as one person stands to it. */
export interface Access {
  incident: IncidentRow
  world: WorldRow
  /** Everybody now called to a seat or holding one. */
  seats: (SeatRow & { personName: string })[]
  standing: Standing
  /** `own`: the thing in question is theirs; see rules/permissions. */
  may(step: IncidentStep, own?: boolean): boolean
  /** Refuses the step, unless it is allowed. */
  need(step: IncidentStep, own?: boolean): void
}

/**
 * The incident, if the actor may see it. One that is hidden answers exactly as one that does not exist, so that
 * nothing tells them apart.
 */
export async function openIncident(sql: Sql, actor: Actor, id: string): Promise<Access> {
  const access = await accessTo(sql, actor, id)
  if (!access.may('see')) throw notFound('incident')
  return access
}

/** The call desk of an incident: whoever is named to it reaches it, and nothing else of one they may not see. */
export async function openAtDesk(sql: Sql, actor: Actor, id: string): Promise<Access> {
  const row = await findCaller(sql, id, actor.id)
  const caller = row && (row.undertakingAt === null ? 'named' : 'bound')
  const access = await accessTo(sql, actor, id, caller)
  const named = caller !== undefined && actor.role !== 'auditor'
  if (!named && !access.may('see')) throw notFound('incident')
  return access
}

async function accessTo(sql: Sql, actor: Actor, id: string, caller?: Standing['caller']): Promise<Access> {
  const incident = await findIncident(sql, id)
  const world = incident && (await findWorld(sql, incident.worldId))
  if (!incident || !world) throw notFound('incident')
  const seats = await listSeats(sql, [id])
  const standing = { ...standingOf(actor, incident, seats), caller }
  const allowed = (step: IncidentStep, own = false) =>
    actor.role === 'system' || may(step, { ...standing, own })
  return {
    incident,
    world,
    seats,
    standing,
    may: allowed,
    need: (step, own) => {
      if (!allowed(step, own)) throw notAllowed(step)
    },
  }
}

/** How somebody stands to an incident: their role, and the seats they hold or are called to. */
export function standingOf(actor: Actor, incident: IncidentRow, seats: readonly SeatRow[]): Standing {
  const mine = seats.filter((seat) => seat.userId === actor.id)
  return {
    role: actor.role,
    seats: mine.filter((seat) => seat.acceptedAt !== null).map((seat) => seat.seat),
    called: mine.some((seat) => seat.acceptedAt === null),
    restricted: incident.restricted,
    noCommander: !seats.some((seat) => seat.seat === 'commander' && seat.acceptedAt !== null),
  }
}

/** For acts that change an incident: a closed one takes none, nor one whose drill is over. */
export async function openToChange(
  sql: Sql,
  actor: Actor,
  id: string,
  step: IncidentStep,
  own = false,
): Promise<Access> {
  const access = await openIncident(sql, actor, id)
  access.need(step, own)
  notOver(access)
  return access
}

/** Refuses where the incident is closed or its drill over. */
export function notOver({ incident, world }: Access): void {
  if (incident.status === 'closed') throw conflict('incident_closed', 'This incident is closed.')
  if (world.endedAt !== null) throw conflict('world_ended', 'This drill is over.')
}
