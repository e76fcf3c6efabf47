import { randomBytes } from 'node:crypto'
import {
  findPeopleToken,
  insertPeopleToken,
  listPeopleTokens,
  type PeopleTokenRow,
  updatePeopleToken,
} from '../../../db/queries/peopleTokens.ts'
import type { Actor, Context } from '../../context.ts'
import { notFound, Problem } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record, sha256 } from '../record.ts'

/** Makes a token for one incident. The secret is answered here; what is kept is its digest. */
export async function makeToken(ctx: Context, actor: Actor, incidentId: string, name: string) {
  const secret = `fhp_${randomBytes(32).toString('base64url')}`
  const id = ctx.newId()
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    await insertPeopleToken(tx, {
      id,
      incidentId,
      name,
      digest: sha256(secret),
      madeBy: actor.id,
      madeAt: ctx.now(world),
      revokedAt: null,
      usedAt: null,
    })
    await record(ctx, tx, actor, {
      name: 'people.token_made',
      incidentId,
      world,
      payload: { tokenId: id, name },
    })
  })
  return { id, secret }
}

export async function revokeToken(ctx: Context, actor: Actor, incidentId: string, id: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    const token = (await listPeopleTokens(tx, incidentId)).find((one) => one.id === id)
    if (!token) throw notFound('token')
    if (token.revokedAt !== null) return
    await updatePeopleToken(tx, id, { revokedAt: ctx.now(world) })
    await record(ctx, tx, actor, {
      name: 'people.token_revoked',
      incidentId,
      world,
      payload: { tokenId: id, name: token.name },
    })
  })
}

/** Whose stream this is; said in words when it is nobody's. */
export async function tokenOf(ctx: Context, authorization: string | undefined): Promise<PeopleTokenRow> {
  const secret = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (!secret) throw new Problem(401, 'token_missing', 'Say Authorization: Bearer <token>.')
  const token = await findPeopleToken(ctx.db.read, sha256(secret))
  if (!token) throw new Problem(401, 'token_unknown', 'This token is not known.')
  if (token.revokedAt !== null) throw new Problem(401, 'token_revoked', 'This token was revoked.')
  return token
}
