import { findOrder, listOrders } from '../../db/queries/orders.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import type { OfNotice } from '../actions/orders/approved.ts'
import { cancelOrder } from '../actions/orders/cancel.ts'
import { giveOrder } from '../actions/orders/give.ts'
import { giveUpUnknown } from '../actions/orders/giveUpUnknown.ts'
import { liftQuiet } from '../actions/orders/liftQuiet.ts'
import { pauseOrder } from '../actions/orders/pause.ts'
import { rehearseOrder } from '../actions/orders/rehearse.ts'
import { resumeOrder } from '../actions/orders/resume.ts'
import { testNotice } from '../actions/orders/test.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import type { GivenOrder } from '../contract/sendingPlan.ts'
import { notFound } from '../problem.ts'
import { deliveryView } from '../views/delivery.ts'
import { handledViews } from '../views/handling.ts'
import { orderView, rehearsalView, sendables } from '../views/order.ts'
import type { On } from './on.ts'

export function orderRoutes(on: On): void {
  on(api.listOrders, ({ ctx, actor, params }) => orderList(ctx, actor, params.incidentId))
  on(api.rehearseOrder, async ({ ctx, actor, params: { incidentId }, query }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    access.need('see_people')
    return rehearsed(ctx, actor, { incidentId, ...query })
  })
  on(api.testNotice, async ({ ctx, actor, params: { incidentId }, body }) => {
    await testNotice(ctx, actor, { incidentId, ...body })
    return rehearsed(ctx, actor, { incidentId, ...body })
  })
  on(api.giveOrder, async ({ ctx, actor, params: { incidentId }, body }) =>
    oneOrder(ctx, actor, { incidentId, orderId: await giveOrder(ctx, actor, incidentId, givenOf(body)) }),
  )
  on(api.getOrder, ({ ctx, actor, params }) => oneOrder(ctx, actor, params))
  on(api.pauseOrder, async ({ ctx, actor, params, body }) => {
    await pauseOrder(ctx, actor, params, body.reason)
    return oneOrder(ctx, actor, params)
  })
  on(api.resumeOrder, async ({ ctx, actor, params, body }) => {
    await resumeOrder(ctx, actor, params, body)
    return oneOrder(ctx, actor, params)
  })
  on(api.cancelOrder, async ({ ctx, actor, params, body }) => {
    await cancelOrder(ctx, actor, params, body.reason)
    return oneOrder(ctx, actor, params)
  })
  on(api.liftQuiet, async ({ ctx, actor, params, body }) => {
    await liftQuiet(ctx, actor, params, body.reason)
    return oneOrder(ctx, actor, params)
  })
  on(api.giveUpUnknown, async ({ ctx, actor, params, body }) => {
    await giveUpUnknown(ctx, actor, params, body.reason)
    return oneOrder(ctx, actor, params)
  })
  resultRoutes(on)
}

async function rehearsed(ctx: Context, actor: Actor, of: OfNotice) {
  const access = await openIncident(ctx.db.read, actor, of.incidentId)
  const stop = await rehearseOrder(ctx, actor, of)
  const passed = stop.rehearsal.passed.map(({ channel }) => channel)
  const carrying = stop.approved.body.channels.filter((kind) => !passed.includes(kind))
  const handling = await handledViews(ctx, access, carrying)
  return rehearsalView(stop, await namesOf(ctx.db.read), { mayTest: access.may('test_notice'), handling })
}

/** Instants of the contract as epoch milliseconds. */
const givenOf = ({ plan, ...body }: GivenOrder) => ({
  ...body,
  plan: { ...plan, notBefore: msOf(plan.notBefore), notAfter: msOf(plan.notAfter) },
})
const msOf = (at: string | null | undefined): number | null => (at ? Date.parse(at) : null)

/** Results per person: for the seats that may see people. */
function resultRoutes(on: On): void {
  on(api.listDeliveries, async ({ ctx, actor, params: { incidentId, orderId }, query }) => {
    await seen(ctx, actor, incidentId, orderId)
    const { state, channel, ...page } = query
    const filter = { ...page, ...(state ? { state } : {}), ...(channel ? { channel } : {}) }
    const rows = await ctx.senders.list(incidentId, orderId, filter)
    return Promise.all(
      rows.map(async (row) =>
        deliveryView(row, await ctx.audiences.person(incidentId, { id: row.personId })),
      ),
    )
  })
  on(api.findDeliveries, async ({ ctx, actor, params: { incidentId, orderId }, query: { code } }) => {
    await seen(ctx, actor, incidentId, orderId)
    const person = await ctx.audiences.person(incidentId, { code })
    if (!person) throw notFound('person')
    const rows = await ctx.senders.results(incidentId, orderId, { personId: person.id })
    return { person, deliveries: rows.map((row) => deliveryView(row, person)) }
  })
  on(api.readMessage, async ({ ctx, actor, params: { incidentId, orderId, personId }, query }) => {
    await seen(ctx, actor, incidentId, orderId)
    const number = /^\d{1,15}$/.test(personId) ? Number(personId) : 0
    const message = await ctx.senders.message(incidentId, orderId, number, query.channel)
    if (!message) throw notFound('message')
    return message
  })
}

async function seen(ctx: Context, actor: Actor, incidentId: string, orderId: string): Promise<void> {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  access.need('see_people')
  if (!(await findOrder(ctx.db.read, incidentId, orderId))) throw notFound('order')
}

async function orderList(ctx: Context, actor: Actor, incidentId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const rows = await listOrders(ctx.db.read, incidentId)
  const names = await namesOf(ctx.db.read)
  const open = access.incident.status !== 'closed' && access.world.endedAt === null
  return {
    orders: await Promise.all(rows.map((row) => orderView(ctx, ctx.db.read, access, row, names))),
    sendable: await sendables(ctx.db.read, incidentId, rows, names),
    can: (['order_sending', 'see_people'] as const).filter(
      (step) => (open || step === 'see_people') && access.may(step),
    ),
  }
}

async function oneOrder(ctx: Context, actor: Actor, of: { incidentId: string; orderId: string }) {
  const access = await openIncident(ctx.db.read, actor, of.incidentId)
  const row = await findOrder(ctx.db.read, of.incidentId, of.orderId)
  if (!row) throw notFound('order')
  return orderView(ctx, ctx.db.read, access, row, await namesOf(ctx.db.read))
}
