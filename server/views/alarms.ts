import type { Sql } from '../../db/database.ts'
import { listCurrentAnnouncements } from '../../db/queries/announcements.ts'
import { listExemptions } from '../../db/queries/duties.ts'
import { listNoticeVersions } from '../../db/queries/notices.ts'
import { listReclassifications } from '../../db/queries/reclassifications.ts'
import { listReports } from '../../db/queries/reports.ts'
import { listTasks } from '../../db/queries/tasks.ts'
import type { Access } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Actor, Context } from '../context.ts'
import type { Alarm, ClockView } from '../contract/incidents.ts'
import { needsReview } from '../rules/exemption.ts'
import type { Wording } from '../rules/facts.ts'
import { type SeatKey, silentMs } from '../rules/seats.ts'
import { enquiryAlarms } from './enquiry.ts'
import { partyAlarms } from './partyAlarms.ts'
import { sendingAlarms } from './sendingAlarms.ts'
import { iso } from './values.ts'

/** What is late and what waits for a decision: above everything but the clocks, and on the home page. */
export async function alarmsOf(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  access: Access,
  clocks: readonly ClockView[],
  wanted: readonly SeatKey[],
): Promise<{ overdue: Alarm[]; toDecide: Alarm[] }> {
  if (access.incident.status === 'closed') return { overdue: [], toDecide: [] }
  const enquiries = await enquiryAlarms(ctx, sql, actor, access)
  return {
    overdue: [
      ...clocks.filter((clock) => clock.state === 'late').map((clock) => lateDuty(clock, access)),
      ...emptySeats(access, wanted, ctx.now(access.world)),
      ...(await lateTasks(ctx, sql, actor, access)),
      ...enquiries.overdue,
      ...(await partyAlarms(ctx, sql, access)),
    ],
    toDecide: [
      ...calls(actor, access),
      ...triage(access),
      ...(await waitingReports(sql, actor, access)),
      ...enquiries.toDecide,
      ...(await waitingNotices(sql, actor, access)),
      ...(await waitingAnnouncements(sql, actor, access)),
      ...(await sendingAlarms(sql, access)),
      ...(await waitingExemptions(sql, actor, access)),
      ...(await questionedExemptions(ctx, sql, access)),
      ...(await waitingReclassifications(sql, actor, access)),
    ],
  }
}

const lateDuty = (clock: ClockView, access: Access): Alarm => ({
  kind: 'duty',
  code: 'duty_late',
  ref: clock.dutyId,
  title: clock.title,
  since: clock.dueAt as string,
  seat: null,
  mine: access.may('fulfil_duty'),
})

/** An empty seat is late from the moment it should have been filled; one called counts as empty once it stays silent. */
function emptySeats({ incident, seats, may }: Access, wanted: readonly SeatKey[], now: number): Alarm[] {
  const answeredOrAsked = (seat: Access['seats'][number]) =>
    seat.acceptedAt !== null || now - seat.calledAt < silentMs
  return wanted
    .filter((key) => !seats.some((seat) => seat.seat === key && answeredOrAsked(seat)))
    .map((key) => {
      const called = seats.find((seat) => seat.seat === key)
      return {
        kind: 'seat',
        code: called ? 'seat_silent' : 'seat_empty',
        ref: key,
        title: called ? named(called.personName) : {},
        since: iso(called?.calledAt ?? incident.declaredAt ?? incident.reportedAt),
        seat: key,
        mine: may('call_seat'),
      }
    })
}

async function lateTasks(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  { incident, world, standing }: Access,
): Promise<Alarm[]> {
  const now = ctx.now(world)
  return (await listTasks(sql, incident.id))
    .filter(
      (task) => (task.state === 'open' || task.state === 'doing') && task.dueAt !== null && task.dueAt < now,
    )
    .map((task) => ({
      kind: 'task',
      code: 'task_late',
      ref: task.id,
      title: task.title,
      since: iso(task.dueAt as number),
      seat: task.seat,
      mine: task.userId
        ? task.userId === actor.id
        : Boolean(task.seat && standing.seats?.includes(task.seat)),
    }))
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

async function waitingReports(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
  return (await listReports(sql, incident.id)).flatMap((report): Alarm[] => {
    const base = {
      kind: 'decision' as const,
      ref: report.id,
      title: named(String(report.number)),
      since: iso(report.approvedAt ?? report.submittedAt ?? report.draftedAt),
    }
    const own = report.editors.includes(actor.id)
    if (report.state === 'submitted')
      return [{ ...base, code: 'approve_report', seat: 'legal', mine: may('approve_report', own) }]
    if (report.state === 'approved')
      return [{ ...base, code: 'sign_report', seat: 'commander', mine: may('sign_report') }]
    if (report.state === 'signed')
      return [{ ...base, code: 'file_report', seat: 'legal', mine: may('file_report') }]
    return []
  })
}

async function waitingNotices(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
  return (await listNoticeVersions(sql, incident.id))
    .filter((version) => version.state === 'submitted')
    .map((version) => ({
      kind: 'decision',
      code: 'approve_notice',
      ref: version.noticeId,
      title: named(`v${version.version}`),
      since: iso(version.submittedAt ?? version.draftedAt),
      seat: 'legal',
      mine: may('approve_notice', version.draftedBy === actor.id),
    }))
}

/** One that legal approved waits to be published; until then nobody outside reads it. */
async function waitingAnnouncements(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
  return (await listCurrentAnnouncements(sql, incident.id)).flatMap((row): Alarm[] => {
    const base = { kind: 'decision' as const, ref: row.announcementId, title: named(`v${row.version}`) }
    if (row.state === 'submitted')
      return [
        {
          ...base,
          code: 'approve_announcement',
          since: iso(row.submittedAt ?? row.draftedAt),
          seat: 'legal',
          mine: may('approve_announcement', row.draftedBy === actor.id),
        },
      ]
    if (row.state === 'approved')
      return [
        {
          ...base,
          code: 'publish_announcement',
          since: iso(row.decidedAt ?? row.draftedAt),
          seat: 'public_affairs',
          mine: may('publish_announcement'),
        },
      ]
    return []
  })
}

async function waitingExemptions(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
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
async function questionedExemptions(
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

const named = (name: string): Wording => ({ 'zh-CN': name, en: name })
