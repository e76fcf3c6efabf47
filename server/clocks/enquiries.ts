import { listEnquiries } from '../../db/queries/enquiries.ts'
import { isQueued } from '../../db/queries/installation.ts'
import type { Access } from '../actions/access.ts'
import { tellStaff } from '../actions/tellStaff.ts'
import type { Context } from '../context.ts'
import { inLegalZone } from '../rules/calendar.ts'
import { warningShares } from '../rules/clock.ts'

/** Warns legal and the commander at shares of the time an authority gave; of several passed at once only the last. */
export async function warnOfEnquiries(ctx: Context, { incident, world, seats }: Access): Promise<void> {
  const now = ctx.now(world)
  for (const { id, authority, askedAt, dueAt, answeredAt } of await listEnquiries(ctx.db.read, incident.id)) {
    if (answeredAt !== null || dueAt === null) continue
    const share = warningShares.findLast((part) => now >= askedAt + (dueAt - askedAt) * part)
    if (share === undefined) continue
    const { number, title } = incident
    const asked = { 'zh-CN': `答复${authority}`, en: `Answer to ${authority}` }
    const news = { kind: 'clock' as const, duty: asked, dueAt: inLegalZone(dueAt), share, number, title }
    for (const userId of new Set(seats.filter(isConcerned).map((seat) => seat.userId))) {
      const once = `enquiry:${id}:${dueAt}:${share}:${userId}`
      if (await isQueued(ctx.db.read, once)) continue
      const message = {
        once,
        userId,
        incidentId: incident.id,
        world,
        news: { ...news, urgent: share >= 0.75 },
      }
      await ctx.db.write((tx) => tellStaff(ctx, tx, message))
    }
  }
}

const isConcerned = ({ seat }: Access['seats'][number]) => seat === 'legal' || seat === 'commander'
