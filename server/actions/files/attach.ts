import type { Sql } from '../../../db/database.ts'
import { type Attachment, insertAttachment, listAttachments } from '../../../db/queries/attachments.ts'
import { insertFile } from '../../../db/queries/files.ts'
import type { Actor, Context } from '../../context.ts'
import type { NewFile } from '../../files.ts'
import { type FieldFault, notFound } from '../../problem.ts'
import { openIncident, openToChange } from '../access.ts'
import { record } from '../record.ts'

/** Refuses whoever may not, before any byte is taken in. */
export const mayAttach = (ctx: Context, actor: Actor, incidentId: string): Promise<unknown> =>
  openToChange(ctx.db.read, actor, incidentId, 'attach_file')

/** Puts a stored file among those of the incident; what it proves is said where it is used. */
export async function attachFile(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  stored: NewFile,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'attach_file')
    const { digest, name } = stored
    const by = { storedAt: ctx.now(world), storedBy: actor.id }
    await insertFile(tx, { ...stored, ...by })
    await insertAttachment(tx, { incidentId, digest, name, ...by })
    await record(ctx, tx, actor, {
      name: 'file.attached',
      incidentId,
      world,
      payload: { file: name, digest },
    })
  })
}

/** A file for whoever may see the incident. That it was fetched stands in the record before a byte leaves. */
export async function fetchFile(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  digest: string,
): Promise<Attachment> {
  const { world } = await openIncident(ctx.db.read, actor, incidentId)
  const [file] = await listAttachments(ctx.db.read, incidentId, [digest])
  if (!file) throw notFound('file')
  await ctx.db.write((tx) =>
    record(ctx, tx, actor, {
      name: 'file.fetched',
      incidentId,
      world,
      payload: { file: file.name, digest },
    }),
  )
  return file
}

/** Files that are named must be the incident's own: nobody reaches another incident's by its digest. */
export async function strangeFiles(
  sql: Sql,
  incidentId: string,
  digests: readonly string[],
  pointer = '/files',
): Promise<FieldFault[]> {
  if (digests.length === 0) return []
  const known = new Set((await listAttachments(sql, incidentId, digests)).map(({ digest }) => digest))
  return digests.flatMap((digest, at): FieldFault[] =>
    known.has(digest) ? [] : [{ pointer: `${pointer}/${at}`, code: 'no_such_file' }],
  )
}
