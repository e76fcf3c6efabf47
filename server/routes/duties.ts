import { openIncident } from '../actions/access.ts'
import { correctStart, counselDuty, explainLate, fulfilDuty } from '../actions/duties/change.ts'
import { decideExemption } from '../actions/exemptions/decide.ts'
import { orderNotice } from '../actions/exemptions/order.ts'
import { proposeExemption } from '../actions/exemptions/propose.ts'
import { reviewExemption } from '../actions/exemptions/review.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { notFound } from '../problem.ts'
import { dutyViews } from '../views/duties.ts'
import { exemptionViews, groundViews } from '../views/exemption.ts'
import type { On } from './on.ts'

export function dutyRoutes(on: On): void {
  on(api.listDuties, ({ ctx, actor, params }) => duties(ctx, actor, params.incidentId))
  on(api.counselDuty, async ({ ctx, actor, params, body }) => {
    await counselDuty(ctx, actor, { ...params, version: body.version }, body)
    return oneDuty(ctx, actor, params)
  })
  on(api.fulfilDuty, async ({ ctx, actor, params, body }) => {
    await fulfilDuty(ctx, actor, { ...params, version: body.version }, { ...body, at: Date.parse(body.at) })
    return oneDuty(ctx, actor, params)
  })
  on(api.explainLate, async ({ ctx, actor, params, body }) => {
    await explainLate(ctx, actor, { ...params, version: body.version }, body.reason)
    return oneDuty(ctx, actor, params)
  })
  on(api.correctStart, async ({ ctx, actor, params, body }) => {
    const startAt = Date.parse(body.startAt)
    await correctStart(ctx, actor, { ...params, version: body.version }, { startAt, reason: body.reason })
    return oneDuty(ctx, actor, params)
  })
  exemptionRoutes(on)
}

function exemptionRoutes(on: On): void {
  on(api.listExemptions, ({ ctx, actor, params }) => exemptions(ctx, actor, params.incidentId))
  on(api.listGrounds, async ({ ctx, actor, params }) => {
    await openIncident(ctx.db.read, actor, params.incidentId)
    return groundViews(ctx)
  })
  on(api.proposeExemption, async ({ ctx, actor, params: { incidentId }, body }) => {
    const reviewAt = Date.parse(body.reviewAt)
    const id = await proposeExemption(ctx, actor, incidentId, { ...body, reviewAt })
    return oneExemption(ctx, actor, incidentId, id)
  })
  on(api.decideExemption, async ({ ctx, actor, params: { incidentId, exemptionId }, body }) => {
    await decideExemption(ctx, actor, incidentId, exemptionId, body)
    return oneExemption(ctx, actor, incidentId, exemptionId)
  })
  on(api.reviewExemption, async ({ ctx, actor, params: { incidentId, exemptionId }, body }) => {
    const reviewAt = body.reviewAt === null ? null : Date.parse(body.reviewAt)
    await reviewExemption(ctx, actor, incidentId, exemptionId, { ...body, reviewAt })
    return oneExemption(ctx, actor, incidentId, exemptionId)
  })
  on(api.orderNotice, async ({ ctx, actor, params: { incidentId }, body }) => {
    const dueAt = body.dueAt && Date.parse(body.dueAt)
    const orderedAt = Date.parse(body.orderedAt)
    await orderNotice(ctx, actor, incidentId, { ...body, orderedAt, dueAt: dueAt || null })
    return duties(ctx, actor, incidentId)
  })
}

async function duties(ctx: Context, actor: Actor, incidentId: string) {
  return dutyViews(ctx, ctx.db.read, await openIncident(ctx.db.read, actor, incidentId))
}

async function oneDuty(
  ctx: Context,
  actor: Actor,
  { incidentId, dutyId }: { incidentId: string; dutyId: string },
) {
  const duty = (await duties(ctx, actor, incidentId)).find((d) => d.id === dutyId)
  if (!duty) throw notFound('duty')
  return duty
}

async function exemptions(ctx: Context, actor: Actor, incidentId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  return exemptionViews(ctx, ctx.db.read, actor, access)
}

async function oneExemption(ctx: Context, actor: Actor, incidentId: string, id: string) {
  const exemption = (await exemptions(ctx, actor, incidentId)).find((e) => e.id === id)
  if (!exemption) throw notFound('exemption')
  return exemption
}
