import { listAttachments } from '../../db/queries/attachments.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { attachFile, fetchFile, mayAttach } from '../actions/files/attach.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { largestAttachment, readFile, sendDownload, storeFile, takeBytes } from '../files.ts'
import { notFound } from '../problem.ts'
import { fileView } from '../views/file.ts'
import type { On } from './on.ts'

/** Files kept with an incident: taken in by what they are, given out as downloads only. */
export function fileRoutes(on: On): void {
  on(api.listFiles, ({ ctx, actor, params }) => files(ctx, actor, params.incidentId))
  on(api.attachFile, async ({ ctx, actor, params: { incidentId }, query, request }) => {
    await mayAttach(ctx, actor, incidentId)
    const stored = await storeFile(ctx, query.name, await takeBytes(request, largestAttachment))
    await attachFile(ctx, actor, incidentId, stored)
    const file = (await files(ctx, actor, incidentId)).find(({ digest }) => digest === stored.digest)
    if (!file) throw notFound('file')
    return file
  })
  on(api.fetchFile, async ({ ctx, actor, params: { incidentId, digest }, response }) => {
    const { name, type } = await fetchFile(ctx, actor, incidentId, digest)
    sendDownload(response, name, type, await readFile(ctx, digest))
  })
}

async function files(ctx: Context, actor: Actor, incidentId: string) {
  await openIncident(ctx.db.read, actor, incidentId)
  const names = await namesOf(ctx.db.read)
  return (await listAttachments(ctx.db.read, incidentId)).map((row) => fileView(row, names))
}
