import type { Actor, Context } from '../../context.ts'
import { signingKey } from '../../proof/signingKey.ts'
import type { Access } from '../access.ts'
import { record } from '../record.ts'

/** Proof that leaves the console is on record before its first byte: who took it, of whom, under which key. */
export async function noteExport(
  ctx: Context,
  actor: Actor,
  { incident, world }: Access,
  code: string | undefined,
): Promise<void> {
  const { fingerprint } = await signingKey(ctx)
  const payload = { fingerprint, ...(code === undefined ? {} : { code }) }
  await ctx.db.write((tx) =>
    record(ctx, tx, actor, { name: 'proof.exported', incidentId: incident.id, world, payload }),
  )
}
