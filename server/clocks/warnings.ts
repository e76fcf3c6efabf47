import { isQueued } from '../../db/queries/installation.ts'
import { lastActOf } from '../../db/queries/records.ts'
import { rosterFor } from '../../db/queries/seats.ts'
import type { Access } from '../actions/access.ts'
import { clocksOf, type Judged } from '../actions/duties/clocks.ts'
import { ruleOf } from '../actions/duties/evaluate.ts'
import { record } from '../actions/record.ts'
import { tellStaff } from '../actions/tellStaff.ts'
import { type Context, systemActor } from '../context.ts'
import { inLegalZone } from '../rules/calendar.ts'
import { isSilentSince, warningShares, warningsFor } from '../rules/clock.ts'
import { isQuestion } from '../rules/clockOrder.ts'
import type { StaffNews } from '../rules/staffWords.ts'

/** Each share of each term is told once to the seat that answers for it and to the commander, and goes on past silence. */
export async function warn(ctx: Context, access: Access): Promise<void> {
  for (const judged of await clocksOf(ctx, ctx.db.read, access)) {
    const share = warningsFor(judged.clock, ctx.now(access.world)).at(-1)
    if (judged.row.state !== 'open' || share === undefined || isOnlyAsked(judged)) continue
    await tellShare(ctx, access, judged, share)
    if (share >= 0.9) await escalate(ctx, access, judged)
  }
}

/** Whether it is owed waits for legal, and no number of the law runs: nobody is woken for a target that may not be theirs. */
const isOnlyAsked = ({ row, clock }: Judged): boolean =>
  isQuestion({ needsCounsel: row.needsCounsel && row.counsel === 'none', internal: clock.internalTarget })

/** Of several shares passed at once (the console was off) one message tells, and names those it stands for. */
async function tellShare(ctx: Context, access: Access, judged: Judged, share: number): Promise<void> {
  const wanted: string[] = [ruleOf(judged.row).seat, 'commander']
  const people = access.seats.filter(({ seat }) => wanted.includes(seat)).map(({ userId }) => userId)
  for (const userId of new Set(people)) {
    const told = await sharesTold(ctx, judged, userId)
    if (told.some((one) => one >= share)) continue
    const missed = warningShares.filter((one) => one < share && !told.includes(one))
    await tell(ctx, access, keyOf(judged, share, userId), userId, {
      ...newsOf(access, judged),
      kind: 'clock',
      share,
      missed,
      urgent: share >= 0.75,
    })
  }
}

/** A share told stays told, also when the machine's clock jumps back behind it. */
async function sharesTold(ctx: Context, judged: Judged, userId: string): Promise<number[]> {
  const told: number[] = []
  for (const share of warningShares)
    if (await isQueued(ctx.db.read, keyOf(judged, share, userId))) told.push(share)
  return told
}

/** Whoever answers for it has done nothing in the incident since three quarters of the term: deputy and commander hear it. */
async function escalate(ctx: Context, access: Access, judged: Judged): Promise<void> {
  const { seat, title } = ruleOf(judged.row)
  const holder = access.seats.find((one) => one.seat === seat)
  const lastAt = holder && (await lastActOf(ctx.db.read, access.incident.id, holder.userId))
  if (holder && !isSilentSince(judged.clock, lastAt ?? null)) return
  const roster = await rosterFor(ctx.db.read, seat)
  const deputy = roster[roster.findIndex(({ userId }) => userId === holder?.userId) + 1]
  const commanders = access.seats.filter((one) => one.seat === 'commander').map(({ userId }) => userId)
  const people = [...new Set([deputy?.userId, ...commanders])].filter((id) => id && id !== holder?.userId)
  const once = `escalated:${judged.row.id}:${judged.clock.dueAt}`
  const key = (userId: string) => `${once}:${userId}`
  const [first] = people
  if (
    !first ||
    (await anyQueued(
      ctx,
      people.map((id) => key(id as string)),
    ))
  )
    return
  const news = { ...newsOf(access, judged), kind: 'escalation' as const, seat, urgent: true }
  for (const userId of people as string[]) await tell(ctx, access, key(userId), userId, news)
  await ctx.db.write((tx) =>
    record(ctx, tx, systemActor, {
      name: 'duty.escalated',
      incidentId: access.incident.id,
      world: access.world,
      payload: { ruleId: judged.row.ruleId, title, seat, personName: holder?.personName ?? '' },
    }),
  )
}

async function anyQueued(ctx: Context, keys: readonly string[]): Promise<boolean> {
  for (const key of keys) if (await isQueued(ctx.db.read, key)) return true
  return false
}

const keyOf = ({ row, clock }: Judged, share: number, userId: string): string =>
  `clock:${row.id}:${clock.dueAt}:${share}:${userId}`

const newsOf = ({ incident }: Access, { row, clock }: Judged) => ({
  number: incident.number,
  title: incident.title,
  duty: ruleOf(row).title,
  dueAt: clock.dueAt === null ? '' : inLegalZone(clock.dueAt),
})

const tell = (
  ctx: Context,
  { incident, world }: Access,
  once: string,
  userId: string,
  news: StaffNews,
): Promise<void> =>
  ctx.db.write((tx) => tellStaff(ctx, tx, { once, userId, incidentId: incident.id, world, news }))
