import { createHash } from 'node:crypto'
import type { Tx } from '../../../db/database.ts'
import {
  type BatchRow,
  findBatch,
  findMapping,
  saveMapping,
  updateBatch,
} from '../../../db/queries/batches.ts'
import { type Look, lookAt } from '../../audience/look.ts'
import { dropUpload, uploadPath } from '../../audience/receiveFile.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, notFound } from '../../problem.ts'
import { isOwnColumn, keyOf, plainName, readHeader, type TakenFor, takenFor } from '../../rules/columns.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

/** Whether a person is asked what the columns of a file hold before it is read. */
export type WhenToLook = 'never' | 'unclear' | 'always'

/** What becomes of a file that has arrived: read as its names say, as somebody said of these names before, or asked about. */
export async function nextOf(
  ctx: Context,
  id: string,
  look: WhenToLook,
): Promise<Pick<BatchRow, 'state' | 'mapping'>> {
  const top = await lookAt(uploadPath(ctx.config.dataFolder, id))
  if (!top) return { state: 'reading', mapping: null }
  const remembered = await rememberedFor(ctx, top.header)
  if (look === 'always') return { state: 'asking', mapping: remembered }
  if (remembered) return { state: 'reading', mapping: remembered }
  const { ignored, problem } = readHeader(top.header)
  const unclear = ignored.length > 0 || problem !== null
  return { state: look === 'unclear' && unclear ? 'asking' : 'reading', mapping: null }
}

/** A waiting file's columns, with what each would be taken for. */
export async function columnsOf(ctx: Context, batch: BatchRow) {
  const top = await topOf(ctx, batch)
  const columns = top.header.map((name, place) => ({
    name: name.trim().slice(0, 100),
    takenFor: batch.mapping ? known(batch.mapping[place]) : keyOf(name),
    examples: top.examples[place] ?? [],
  }))
  return { encoding: top.encoding, columns }
}

/** What a person says of each column; the file is read then, and the next one with these names without asking. */
export async function mapColumns(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  columns: readonly TakenFor[],
): Promise<void> {
  const batch = await findBatch(ctx.db.read, incidentId, id)
  if (!batch) throw notFound('batch')
  const { header } = await topOf(ctx, batch)
  const { problem } = readHeader(header, columns)
  if (problem) throw invalid([{ pointer: '/columns', code: problem, detail: problem }])
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    await needAsking(tx, incidentId, id)
    const mapping = header.map((_, place) => columns[place] ?? '')
    await updateBatch(tx, id, { state: 'reading', mapping })
    const named = Object.fromEntries(header.map((name, place) => [plainName(name), columns[place] ?? '']))
    await saveMapping(tx, {
      headerKey: headerKeyOf(header),
      columns: named,
      savedBy: actor.id,
      savedAt: ctx.now(world),
    })
    await record(ctx, tx, actor, {
      name: 'people.mapped',
      incidentId,
      world,
      payload: { batchId: id, columns: named },
    })
  })
}

/** The file is not wanted after all. */
export async function putAway(ctx: Context, actor: Actor, incidentId: string, id: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    const { fileName } = await needAsking(tx, incidentId, id)
    await updateBatch(tx, id, { state: 'failed', failure: 'put_away' })
    await record(ctx, tx, actor, {
      name: 'people.put_away',
      incidentId,
      world,
      payload: { batchId: id, fileName },
    })
  })
  await dropUpload(ctx.config.dataFolder, id)
}

async function needAsking(tx: Tx, incidentId: string, id: string): Promise<BatchRow> {
  const batch = await findBatch(tx, incidentId, id)
  if (!batch) throw notFound('batch')
  if (batch.state !== 'asking') throw conflict('not_asking', 'This file does not wait for anybody.')
  return batch
}

async function topOf(ctx: Context, batch: BatchRow): Promise<Look> {
  const top = batch.state === 'asking' ? await lookAt(uploadPath(ctx.config.dataFolder, batch.id)) : undefined
  if (!top) throw conflict('not_asking', 'This file does not wait for anybody.')
  return top
}

async function rememberedFor(ctx: Context, header: readonly string[]): Promise<string[] | null> {
  const found = await findMapping(ctx.db.read, headerKeyOf(header))
  return found ? header.map((name) => found.columns[plainName(name)] ?? '') : null
}

/** Equal for files with the same set of names, whatever their order and dress; a mended file of errors is like the one it came from. */
const headerKeyOf = (header: readonly string[]): string => {
  const names = header.filter((name) => !isOwnColumn(name)).map(plainName)
  return createHash('sha256').update(names.toSorted().join('\n')).digest('hex')
}

const known = (key: string | undefined): TakenFor =>
  (takenFor as readonly string[]).includes(key ?? '') ? (key as TakenFor) : ''
