import {
  type BatchRow,
  findBatch,
  insertBatch,
  listBatches,
  updateBatch,
} from '../../../db/queries/batches.ts'
import { isDestroyed } from '../../../db/queries/retention.ts'
import { type Answered, askPage } from '../../audience/centre.ts'
import { digestOf, writePage } from '../../audience/pageFile.ts'
import { dropUpload, uploadPath } from '../../audience/receiveFile.ts'
import { type Actor, type Context, systemActor } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import { noRows } from '../../rules/batch.ts'
import { afterFault, afterPage, type CentrePage, type FetchState, firstPage } from '../../rules/userCentre.ts'
import { reachesOutside } from '../../rules/world.ts'
import { openIncident, openToChange } from '../access.ts'
import { nextOf } from '../batches/columns.ts'
import { failBatch } from '../batches/read.ts'
import { record } from '../record.ts'
import { centreOf } from './setting.ts'

/** Notes that people are to be fetched; the pages are asked for in the background. Nothing is asked from a drill. */
export async function beginFetch(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  filter: string,
): Promise<string> {
  const id = ctx.newId()
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    if (!reachesOutside(world))
      throw conflict('centre_sealed', 'Nothing is fetched for a drill or an example.')
    const setting = await centreOf(ctx, tx)
    if (!setting) throw conflict('centre_not_set', 'No user centre is set up.')
    if (await isDestroyed(tx, incidentId, 'contact'))
      throw conflict('contacts_destroyed', 'The contact values of this incident were destroyed.')
    if ((await listBatches(tx, incidentId)).some(isUnderWay))
      throw conflict('centre_busy', 'People are being fetched for this incident already.')
    const { host } = new URL(setting.url)
    const fileName = filter ? `${host} · ${filter}` : host
    await insertBatch(tx, {
      ...{ id, incidentId, fileName, bytes: 0, digest: '', group: '', language: null, region: null },
      ...{ state: 'receiving', failure: '', counts: noRows, mapping: null, streamKey: '' },
      ...{ uploadedBy: actor.id, uploadedAt: ctx.now(world), fetch: firstPage(host, filter) },
    })
    const payload = { batchId: id, fileName, filter, country: setting.country }
    await record(ctx, tx, actor, { name: 'people.fetch_begun', incidentId, world, payload })
  })
  return id
}

/** Somebody stops it; nobody was imported. */
export async function stopFetch(ctx: Context, actor: Actor, incidentId: string, id: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    const batch = await findBatch(tx, incidentId, id)
    if (!batch) throw notFound('batch')
    if (!isUnderWay(batch)) throw conflict('not_fetching', 'Nothing is being fetched here.')
    await updateBatch(tx, id, { state: 'failed', failure: 'put_away' })
    const payload = { batchId: id, fileName: batch.fileName }
    await record(ctx, tx, actor, { name: 'people.put_away', incidentId, world, payload })
  })
  await dropUpload(ctx.config.dataFolder, id)
}

/**
 * Asks for the next page of a run and keeps it, or says when it is asked for again, or ends the run with the reason. True =
 * another page follows at once.
 */
export async function takePage(ctx: Context, batch: BatchRow, stop: AbortSignal): Promise<boolean> {
  const { incidentId, fetch: state } = batch
  if (!state) return false
  const { incident, world } = await openIncident(ctx.db.read, systemActor, incidentId)
  const setting = await centreOf(ctx)
  if (incident.status === 'closed') return over(ctx, batch, 'put_away')
  if (!setting || new URL(setting.url).host !== state.from) return over(ctx, batch, 'centre_changed')
  const { cursor, filter } = state
  const answer = await askPage(world, setting, { incidentId, cursor, filter }, stop)
  return 'page' in answer ? keep(ctx, batch, state, answer.page) : later(ctx, batch, state, answer)
}

export const isUnderWay = ({ state, fetch }: BatchRow): boolean => state === 'receiving' && fetch !== null

async function keep(ctx: Context, batch: BatchRow, state: FetchState, page: CentrePage): Promise<boolean> {
  const lines = Buffer.from(page.people.map((person) => `${JSON.stringify(person)}\n`).join(''))
  if (state.bytes + lines.length > ctx.config.uploadBytes) return over(ctx, batch, 'too_large')
  const after = afterPage(state, page, lines.length)
  if (typeof after === 'string') return over(ctx, batch, after)
  await writePage(uploadPath(ctx.config.dataFolder, batch.id), state.bytes, lines)
  if (page.next !== null) return change(ctx, batch, after)
  if (!after.people) return over(ctx, batch, 'centre_empty')
  return end(ctx, batch, after)
}

async function later(
  ctx: Context,
  batch: BatchRow,
  state: FetchState,
  { fault, askedMs }: Extract<Answered, { fault: unknown }>,
): Promise<boolean> {
  const { world } = await openIncident(ctx.db.read, systemActor, batch.incidentId)
  const after = afterFault(state, fault, ctx.now(world), askedMs)
  if (!after) return over(ctx, batch, fault)
  await change(ctx, batch, after)
  return false
}

/** False when somebody stopped the run meanwhile. */
const change = (ctx: Context, batch: BatchRow, fetch: FetchState): Promise<boolean> =>
  ctx.db.write(async (tx) => {
    const now = await findBatch(tx, batch.incidentId, batch.id)
    if (!now || !isUnderWay(now)) return false
    await updateBatch(tx, batch.id, { fetch })
    return true
  })

async function over(ctx: Context, batch: BatchRow, failure: string): Promise<false> {
  const now = await findBatch(ctx.db.read, batch.incidentId, batch.id)
  if (now && isUnderWay(now)) await failBatch(ctx, now, failure)
  else await dropUpload(ctx.config.dataFolder, batch.id)
  return false
}

/** Whole: from here on it is a file like any other. */
async function end(ctx: Context, batch: BatchRow, fetch: FetchState): Promise<false> {
  const { id, incidentId, fileName } = batch
  const next = await nextOf(ctx, id, 'unclear')
  const digest = await digestOf(uploadPath(ctx.config.dataFolder, id))
  const ended = await ctx.db.write(async (tx) => {
    const { world } = await openIncident(tx, systemActor, incidentId)
    const now = await findBatch(tx, incidentId, id)
    if (!now || !isUnderWay(now)) return false
    await updateBatch(tx, id, { ...next, fetch, bytes: fetch.bytes, digest })
    const payload = { batchId: id, fileName, bytes: fetch.bytes, digest, pages: fetch.pages }
    await record(ctx, tx, systemActor, { name: 'people.uploaded', incidentId, world, payload })
    return true
  })
  if (!ended) await dropUpload(ctx.config.dataFolder, id)
  return false
}
