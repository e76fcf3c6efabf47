import { findBatch, listBatches } from '../../db/queries/batches.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident, openToChange } from '../actions/access.ts'
import { columnsOf, mapColumns, putAway } from '../actions/batches/columns.ts'
import { uploadBatch } from '../actions/batches/upload.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { notFound, Problem, tooLarge } from '../problem.ts'
import { isUsable } from '../rules/personSlots.ts'
import { audienceView, batchView, noAudience } from '../views/batch.ts'
import type { Call, On } from './on.ts'

export function batchRoutes(on: On): void {
  on(api.listBatches, ({ ctx, actor, params }) => batchList(ctx, actor, params.incidentId))
  on(api.uploadBatch, async ({ ctx, actor, params: { incidentId }, query, request }) => {
    refuseEarly(ctx, request)
    await openToChange(ctx.db.read, actor, incidentId, 'import_people')
    const { fileName, group, language, region, look } = query
    const upload = { fileName, group, language, region, look }
    const id = await uploadBatch(ctx, actor, incidentId, upload, request)
    return oneBatch(ctx, actor, incidentId, id)
  })
  on(api.listPersonFields, async ({ ctx, actor, params: { incidentId } }) => {
    await openIncident(ctx.db.read, actor, incidentId)
    if (!(await listBatches(ctx.db.read, incidentId)).length) return []
    const fields = await ctx.audiences.fields(incidentId)
    return fields.map((field) => ({ ...field, usable: isUsable(field.name) }))
  })
  on(api.listRowErrors, async ({ ctx, actor, params: { incidentId, batchId }, query }) => {
    await seen(ctx, actor, incidentId, batchId)
    return ctx.audiences.errors(incidentId, batchId, query)
  })
  on(api.listRowWarnings, async ({ ctx, actor, params: { incidentId, batchId }, query }) => {
    await seen(ctx, actor, incidentId, batchId)
    return ctx.audiences.warnings(incidentId, batchId, query)
  })
  on(api.listColumns, async ({ ctx, actor, params: { incidentId, batchId } }) =>
    columnsOf(ctx, await seen(ctx, actor, incidentId, batchId)),
  )
  on(api.mapColumns, async ({ ctx, actor, params: { incidentId, batchId }, body }) => {
    await mapColumns(ctx, actor, incidentId, batchId, body.columns)
    return oneBatch(ctx, actor, incidentId, batchId)
  })
  on(api.putBatchAway, async ({ ctx, actor, params: { incidentId, batchId } }) => {
    await putAway(ctx, actor, incidentId, batchId)
    return oneBatch(ctx, actor, incidentId, batchId)
  })
  on(api.listDuplicates, async ({ ctx, actor, params: { incidentId, batchId }, query }) => {
    await seen(ctx, actor, incidentId, batchId)
    const names = new Map((await listBatches(ctx.db.read, incidentId)).map((row) => [row.id, row.fileName]))
    const rows = await ctx.audiences.duplicates(incidentId, batchId, query)
    return rows.map(({ of, ...row }) => ({
      ...row,
      of: { fileName: names.get(of.batchId) ?? '', row: of.row },
    }))
  })
  on(api.downloadRowErrors, async ({ ctx, actor, params: { incidentId, batchId }, response }) => {
    const row = await seen(ctx, actor, incidentId, batchId)
    const csv = await ctx.audiences.errorFile(incidentId, batchId)
    response
      .attachment(`errors-${row.id.slice(0, 8)}.csv`)
      .type('text/csv')
      .send(csv)
  })
}

/** Said before a byte is taken: a browser then reads the answer instead of a broken line. */
function refuseEarly({ config }: Context, request: Call<never, never, never>['request']): void {
  if (request.is('application/json') !== false && request.headers['content-type']?.includes('json'))
    throw new Problem(415, 'not_a_file', 'The body must be the file itself.')
  if (Number(request.headers['content-length'] ?? 0) > config.uploadBytes) throw tooLarge(config.uploadBytes)
}

async function batchList(ctx: Context, actor: Actor, incidentId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const rows = await listBatches(ctx.db.read, incidentId)
  const names = await namesOf(ctx.db.read)
  const counts = rows.length ? await ctx.audiences.counts(incidentId) : undefined
  const stored = (id: string) => counts?.batches.find((batch) => batch.id === id)
  const open = access.incident.status !== 'closed' && access.world.endedAt === null
  return {
    batches: rows.map((row) => batchView(row, stored(row.id), names)),
    audience: counts ? audienceView(counts) : noAudience,
    can: (['import_people', 'see_people', 'unmask_person'] as const).filter(
      (step) => (open || step === 'see_people') && access.may(step),
    ),
  }
}

async function oneBatch(ctx: Context, actor: Actor, incidentId: string, id: string) {
  const { batches } = await batchList(ctx, actor, incidentId)
  const batch = batches.find((one) => one.id === id)
  if (!batch) throw notFound('batch')
  return batch
}

/** Row errors and duplicates name rows and fields, never values; the file of errors holds values. */
async function seen(ctx: Context, actor: Actor, incidentId: string, batchId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  access.need('see_people')
  const row = await findBatch(ctx.db.read, incidentId, batchId)
  if (!row) throw notFound('batch')
  return row
}
