import type { Sql } from '../../db/database.ts'
import { listReclassifications } from '../../db/queries/reclassifications.ts'
import type { Access } from '../actions/access.ts'
import type { Actor, Context } from '../context.ts'
import type { Alarm, ClockView } from '../contract/incidents.ts'
import { isQuestion } from '../rules/clockOrder.ts'
import type { SeatKey } from '../rules/seats.ts'
import { banAlarms } from './banAlarms.ts'
import { enquiryAlarms } from './enquiry.ts'
import { questionedExemptions, waitingExemptions } from './exemptionAlarms.ts'
import { lateAlarms } from './lateAlarms.ts'
import { waitingAnnouncements, waitingNotices } from './noticeAlarms.ts'
import { partyAlarms } from './partyAlarms.ts'
import { waitingReports } from './reportAlarms.ts'
import { sendingAlarms } from './sendingAlarms.ts'
import { iso, named } from './values.ts'

/** What is late and what waits for a decision: above everything but the clocks, and on the home page. */
export async function alarmsOf(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  access: Access,
  clocks: readonly ClockView[],
  wanted: readonly SeatKey[],
): Promise<{ overdue: Alarm[]; toDecide: Alarm[] }> {
  if (access.incident.status === 'closed' || access.world.endedAt !== null)
    return { overdue: [], toDecide: [] }
  const enquiries = await enquiryAlarms(ctx, sql, actor, access)
  return {
    overdue: [
      ...(await lateAlarms(ctx, sql, actor, access, { clocks, wanted })),
      ...enquiries.overdue,
      ...(await partyAlarms(ctx, sql, access)),
    ],
    toDecide: [
      ...calls(actor, access),
      ...triage(access),
      ...questions(access, clocks),
      ...(await waitingReports(sql, actor, access)),
      ...enquiries.toDecide,
      ...(await waitingNotices(sql, actor, access)),
      ...(await waitingAnnouncements(sql, actor, access)),
      ...(await sendingAlarms(ctx, sql, access)),
      ...(await waitingExemptions(sql, actor, access)),
      ...(await questionedExemptions(ctx, sql, access)),
      ...(await banAlarms(ctx, sql, access)),
      ...(await waitingReclassifications(sql, actor, access)),
    ],
  }
}

const calls = (actor: Actor, { seats }: Access): Alarm[] =>
  seats
    .filter((seat) => seat.userId === actor.id && seat.acceptedAt === null)
    .map((seat) => ({
      kind: 'decision',
      code: 'accept_seat',
      ref: seat.id,
      title: {},
      since: iso(seat.calledAt),
      seat: seat.seat,
      mine: true,
    }))

const triage = ({ incident, may }: Access): Alarm[] =>
  incident.stage === 'event' && incident.status === 'open'
    ? [
        {
          kind: 'decision',
          code: 'triage',
          ref: incident.id,
          title: {},
          since: iso(incident.reportedAt),
          seat: 'security',
          mine: may('triage'),
        },
      ]
    : []

/** Duties of which nobody knows yet whether they are owed: one line for all, since the same few facts settle them. */
function questions({ incident, may }: Access, clocks: readonly ClockView[]): Alarm[] {
  const asked = clocks.filter(
    (clock) => isQuestion(clock) && clock.state !== 'stopped' && clock.state !== 'idle',
  )
  if (asked.length === 0) return []
  return [
    {
      kind: 'decision',
      code: 'settle_duties',
      ref: incident.id,
      title: named(String(asked.length)),
      since: iso(incident.declaredAt ?? incident.reportedAt),
      seat: 'legal',
      mine: may('counsel_duty'),
    },
  ]
}

async function waitingReclassifications(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
  return (await listReclassifications(sql, incident.id))
    .filter((row) => row.state === 'proposed')
    .map((row) => ({
      kind: 'decision',
      code: 'decide_reclassification',
      ref: row.id,
      title: {},
      since: iso(row.proposedAt),
      seat: 'legal',
      mine: may('decide_reclassification', row.proposedBy === actor.id),
    }))
}
