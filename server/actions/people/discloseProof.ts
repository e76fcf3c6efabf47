import type { Actor, Context } from '../../context.ts'
import { notFound } from '../../problem.ts'
import { openIncident } from '../access.ts'
import { record } from '../record.ts'

/**
 * The salt under which one person's addresses were digested: with it their own address can be tested against a bundle, and
 * nobody else's. On record before it is shown: who, whom by number, why.
 */
export async function discloseProof(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { code, reason }: { code: string; reason: string },
): Promise<{ code: string; salt: string; kinds: string[] }> {
  const { world } = await allowed(ctx, actor, incidentId)
  const person = await ctx.audiences.proofOf(incidentId, code)
  if (!person) throw notFound('person')
  await ctx.db.write((tx) =>
    record(ctx, tx, actor, {
      name: 'proof.disclosed',
      incidentId,
      world,
      payload: { personId: person.id, reason },
    }),
  )
  const { salt, digests } = person
  return { code: person.code, salt: salt.toString('base64url'), kinds: Object.keys(digests) }
}

async function allowed(ctx: Context, actor: Actor, incidentId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  access.need('disclose_proof')
  return access
}
