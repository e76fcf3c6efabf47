import { findOrder } from '../../db/queries/orders.ts'
import { openIncident } from '../actions/access.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { coverageCsv, coverageTitle } from '../documents/coverageCsv.ts'
import { sendDownload } from '../files.ts'
import { notFound } from '../problem.ts'
import { coverageSum, type Dimension } from '../rules/coverage.ts'
import { channelKinds } from '../rules/delivery.ts'
import { ledgerRows } from '../rules/orderRows.ts'
import { coverageView } from '../views/coverage.ts'
import type { On } from './on.ts'

/** The coverage ledger by region, language, group and tenant: figures only, open to whoever may see the incident. */
export function coverageRoutes(on: On): void {
  on(api.getCoverage, async ({ ctx, actor, params, query }) => {
    await seen(ctx, actor, params)
    return coverageView(ctx, params, query.by)
  })
  on(api.exportCoverage, async ({ ctx, actor, params, query: { by, language }, response }) => {
    const { incident, world, order } = await seen(ctx, actor, params)
    const rows = by === 'channel' ? channelRows(order) : await allRows(ctx, params, by)
    const sheet = { by, drill: world.kind !== 'real', rows, sum: coverageSum(rows) }
    const name = `${incident.number} ${coverageTitle(language)}.csv`
    sendDownload(response, name, 'text/csv; charset=utf-8', coverageCsv(sheet, language))
  })
}

interface Of {
  incidentId: string
  orderId: string
}

async function seen(ctx: Context, actor: Actor, { incidentId, orderId }: Of) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const order = await findOrder(ctx.db.read, incidentId, orderId)
  if (!order) throw notFound('order')
  return { ...access, order }
}

const allRows = async (ctx: Context, { incidentId, orderId }: Of, by: Dimension) =>
  (await ctx.senders.coverage(incidentId, orderId, by)).people

const channelRows = ({ counters }: Awaited<ReturnType<typeof seen>>['order']) =>
  ledgerRows({ coverage: counters, standing: counters.standing }, channelKinds)
    .filter(({ people }) => people > 0)
    .map(({ channel, ...row }) => ({ key: channel, ...row }))
