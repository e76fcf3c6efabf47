import type { BatchRow } from '../../db/queries/batches.ts'
import { findStream, listPeopleTokens } from '../../db/queries/peopleTokens.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { bytesOf, takePiece } from '../actions/batches/stream.ts'
import { makeToken, revokeToken, tokenOf } from '../actions/peopleTokens/tokens.ts'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import type { PeopleStreamView } from '../contract/peopleStreams.ts'
import { notFound, Problem } from '../problem.ts'
import { failureOf } from '../rules/batch.ts'
import { iso, personOf } from '../views/values.ts'
import type { On } from './on.ts'

/** People brought in by programs: tokens on the page, streams under a token. */
export function peopleStreamRoutes(on: On): void {
  on(api.listPeopleTokens, async ({ ctx, actor, params: { incidentId } }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    access.need('see_people')
    const names = await namesOf(ctx.db.read)
    const tokens = await listPeopleTokens(ctx.db.read, incidentId)
    const open = access.incident.status !== 'closed' && access.may('import_people')
    return {
      tokens: tokens.map((token) => ({
        id: token.id,
        name: token.name,
        madeBy: personOf(names, token.madeBy),
        madeAt: iso(token.madeAt),
        usedAt: token.usedAt === null ? null : iso(token.usedAt),
        revokedAt: token.revokedAt === null ? null : iso(token.revokedAt),
      })),
      can: open ? ['import_people'] : [],
    }
  })
  on(api.makePeopleToken, ({ ctx, actor, params, body }) =>
    makeToken(ctx, actor, params.incidentId, body.name),
  )
  on(api.revokePeopleToken, ({ ctx, actor, params: { incidentId, tokenId } }) =>
    revokeToken(ctx, actor, incidentId, tokenId),
  )
  on(api.streamPeople, async ({ ctx, params: { key }, query, request }) => {
    const token = await tokenOf(ctx, request.headers.authorization)
    if (request.is('application/json'))
      throw new Problem(415, 'not_ndjson', 'Send application/x-ndjson: one JSON object a line.')
    const piece = { key: keyIn(key), offset: query.offset, more: query.more === 'true' }
    return streamView(ctx, await takePiece(ctx, token, piece, request))
  })
  on(api.readPeopleStream, async ({ ctx, params: { key }, request }) => {
    const token = await tokenOf(ctx, request.headers.authorization)
    const batch = await findStream(ctx.db.read, token.incidentId, keyIn(key))
    if (!batch) throw notFound('stream')
    return streamView(ctx, batch)
  })
}

function keyIn(key: string): string {
  if (!/^[\w.:-]{1,100}$/.test(key))
    throw new Problem(422, 'stream_key', 'A key is up to 100 letters, digits, and . : _ -')
  return key
}

async function streamView(ctx: Context, batch: BatchRow): Promise<PeopleStreamView> {
  const { rows, added, merged, errors } = batch.counts
  const { id: batchId, state } = batch
  const bytes = await bytesOf(ctx, batch)
  return {
    key: batch.streamKey,
    batchId,
    state,
    failure: failureOf(batch.failure),
    bytes,
    rows,
    added,
    merged,
    errors,
  }
}
