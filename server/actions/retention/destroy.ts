import { listOrders } from '../../../db/queries/orders.ts'
import { type DestructionRow, listDestructions, updateDestruction } from '../../../db/queries/retention.ts'
import { findTerms } from '../../../db/queries/settings.ts'
import { namesOf } from '../../../db/queries/users.ts'
import { type Context, systemActor } from '../../context.ts'
import { type SigningKey, signingKey } from '../../proof/signingKey.ts'
import type { Certificate } from '../../rules/certificate.ts'
import type { StateCount } from '../../rules/delivery.ts'
import { type Access, openIncident } from '../access.ts'
import { canonical, digestOf, record } from '../record.ts'
import { retentionOf } from './standing.ts'

/**
 * Carries out a destruction that was decided: what lies under the key is overwritten, the key goes, a certificate says so.
 * Called again after a crash it ends what was begun; a decision that is not `begun` it leaves alone.
 */
export async function finishDestruction(ctx: Context, incidentId: string, id: string): Promise<void> {
  const row = (await listDestructions(ctx.db.read, incidentId)).find((one) => one.id === id)
  if (row?.state !== 'begun') return
  const key = await signingKey(ctx)
  await ctx.senders.release(incidentId)
  const emptied = await ctx.audiences.destroy(incidentId, row.kind)
  await ctx.senders.release(incidentId)
  if (!emptied) throw new Error('The log of the people’s store is in use; it is emptied at the next turn.')
  const access = await openIncident(ctx.db.read, systemActor, incidentId)
  const doneAt = ctx.now(access.world)
  const certificate = await certify(ctx, access, row, doneAt)
  const signature = key.sign(canonical(certificate))
  await ctx.db.write(async (tx) => {
    if (!(await updateDestruction(tx, row, { state: 'done', doneAt, certificate, signature }))) return
    const { kind, ground, destroyed } = certificate
    const payload = { destructionId: id, kind, ground, ...destroyed, certificate: digestOf(certificate) }
    await record(ctx, tx, systemActor, {
      name: 'retention.destroyed',
      incidentId,
      world: access.world,
      payload,
    })
  })
}

/** The certificate and its signature, to be checked with the public key alone. */
export const certificateFile = (row: DestructionRow, key: SigningKey): string =>
  `${JSON.stringify({ certificate: row.certificate, signature: row.signature, publicKey: key.publicKey }, null, 2)}\n`

async function certify(ctx: Context, access: Access, row: DestructionRow, now: number): Promise<Certificate> {
  const { incident, world } = access
  const names = await namesOf(ctx.db.read)
  const nameOf = (id: string | null) => (id === null || id === systemActor.id ? '' : (names.get(id) ?? id))
  const { endedAt } = await retentionOf(ctx, ctx.db.read, access)
  const { backupDays } = await findTerms(ctx.db.read)
  const counts = await ctx.audiences.counts(incident.id)
  const iso = (at: number) => new Date(at).toISOString()
  return {
    format: 'fenghuo-destruction/1',
    incident: { id: incident.id, number: incident.number, title: incident.title, world: world.kind },
    kind: row.kind,
    ground: row.ground,
    reason: row.reason,
    proposedBy: nameOf(row.proposedBy),
    decidedBy: nameOf(row.decidedBy),
    decidedAt: iso(row.decidedAt ?? now),
    sendingEndedAt: endedAt === null ? null : iso(endedAt),
    dueAt: row.dueAt === null ? null : iso(row.dueAt),
    destroyedAt: iso(now),
    destroyed: {
      people: counts.people,
      badRows: counts.batches.reduce((sum, { errors }) => sum + errors, 0),
    },
    remains: { people: counts.people, deliveries: await deliveriesOf(ctx, incident.id) },
    backupsAliveUntil: backupDays ? iso(now + backupDays * 86_400_000) : null,
  }
}

async function deliveriesOf(ctx: Context, incidentId: string): Promise<StateCount[]> {
  const sums = new Map<string, StateCount>()
  for (const { counters } of await listOrders(ctx.db.read, incidentId))
    for (const { channel, state, n } of counters.standing) {
      const key = `${channel}:${state}`
      sums.set(key, { channel, state, n: n + (sums.get(key)?.n ?? 0) })
    }
  return [...sums.values()]
}
