import { listExemptions } from '../../db/queries/duties.ts'
import { isQueued } from '../../db/queries/installation.ts'
import { listParties } from '../../db/queries/parties.ts'
import type { Access } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import { tellStaff } from '../actions/tellStaff.ts'
import type { Context } from '../context.ts'
import { inLegalZone } from '../rules/calendar.ts'
import { listedParties, type PartyClock, partyClock, partyStart, questionClock } from '../rules/party.ts'
import type { SeatKey } from '../rules/seats.ts'
import type { StaffNews } from '../rules/staffWords.ts'

/** Warns of customers to be told, of answers that are due, and of decisions not to tell whose review date has come. */
export async function remind(ctx: Context, access: Access): Promise<void> {
  await remindOfParties(ctx, access)
  await remindOfReviews(ctx, access)
}

async function remindOfParties(ctx: Context, access: Access): Promise<void> {
  const { incident, world } = access
  const parties = listedParties(await listParties(ctx.db.read, incident.id))
  if (parties.length === 0) return
  const now = ctx.now(world)
  const startAt = partyStart(await sheetOf(ctx.db.read, incident.id))
  for (const party of parties) {
    if (party.kind === 'tenant')
      await warn(ctx, access, `party:${party.id}`, 'party_due', party.name, partyClock(party, startAt, now))
    await warn(ctx, access, `answer:${party.id}`, 'answer_due', party.name, questionClock(party, now))
  }
}

/** Once when it draws near and once when it is over; its end is part of the key, so that a new end warns anew. */
async function warn(
  ctx: Context,
  access: Access,
  key: string,
  kind: 'party_due' | 'answer_due',
  party: string,
  { state, dueAt }: PartyClock,
): Promise<void> {
  if (dueAt === null || (state !== 'soon' && state !== 'late')) return
  const over = state === 'late'
  const about = { number: access.incident.number, title: access.incident.title, urgent: over }
  const news: StaffNews = { kind, party, dueAt: inLegalZone(dueAt), over, ...about }
  await tell(ctx, access, `${key}:${dueAt}:${state}`, ['customer_service', 'legal', 'commander'], news)
}

async function remindOfReviews(ctx: Context, access: Access): Promise<void> {
  const { incident, world } = access
  const due = (await listExemptions(ctx.db.read, incident.id)).filter(
    ({ state, reviewAt }) => state === 'approved' && reviewAt !== null && reviewAt <= ctx.now(world),
  )
  const about = { number: incident.number, title: incident.title, urgent: true }
  for (const { id, reviewAt } of due)
    await tell(ctx, access, `review:${id}:${reviewAt}`, ['legal'], {
      kind: 'decision',
      what: 'review_exemption',
      ...about,
    })
}

async function tell(
  ctx: Context,
  { incident, world, seats }: Access,
  once: string,
  wanted: readonly SeatKey[],
  news: StaffNews,
): Promise<void> {
  const people = new Set(seats.filter(({ seat }) => wanted.includes(seat)).map(({ userId }) => userId))
  for (const userId of people) {
    const key = `${once}:${userId}`
    if (await isQueued(ctx.db.read, key)) continue
    await ctx.db.write((tx) =>
      tellStaff(ctx, tx, { once: key, userId, incidentId: incident.id, world, news }),
    )
  }
}
