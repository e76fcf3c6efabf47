import type { Tx } from '../../../db/database.ts'
import { type DestructionRow, insertDestruction, updateDestruction } from '../../../db/queries/retention.ts'
import { listStaff } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound, stale } from '../../problem.ts'
import type { RetentionKind } from '../../rules/retention.ts'
import { type Access, openIncident } from '../access.ts'
import { record } from '../record.ts'
import { tellSeat, tellStaff } from '../tellStaff.ts'
import { finishDestruction } from './destroy.ts'
import { type RetentionStanding, retentionOf } from './standing.ts'

/** Before its term a key goes by the hands of two people: this is the first. Nothing is destroyed yet. */
export async function proposeDestruction(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { kind, reason }: { kind: RetentionKind; reason: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openIncident(tx, actor, incidentId)
    access.need('propose_destruction')
    const { incident, world } = access
    const standing = await retentionOf(ctx, tx, access)
    refuse(standing, kind)
    if (standing.rows.some((row) => row.kind === kind && row.state === 'proposed'))
      throw conflict('already_proposed', 'A proposal waits for its decision.')
    const id = ctx.newId()
    await insertDestruction(tx, { ...blank(incidentId, kind), id, reason, ...by(actor, ctx.now(world)) })
    const payload = { destructionId: id, kind, reason }
    await record(ctx, tx, actor, { name: 'destruction.proposed', incidentId, world, payload })
    const once = `destruction:${id}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'decide_destruction' })
    await tellOwners(ctx, tx, actor, access, once)
  })
}

/** The second person. Confirmed, what lies under the key is gone when this returns. */
export async function decideDestruction(
  ctx: Context,
  actor: Actor,
  { incidentId, id }: { incidentId: string; id: string },
  { confirm, reason, version }: { confirm: boolean; reason: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openIncident(tx, actor, incidentId)
    const standing = await retentionOf(ctx, tx, access)
    const row = standing.rows.find((one) => one.id === id)
    access.need('decide_destruction', row?.proposedBy === actor.id)
    if (!row) throw notFound('destruction')
    if (row.state !== 'proposed') throw conflict('already_decided', 'This has been decided.')
    if (confirm) refuse(standing, row.kind)
    const { world } = access
    const decided = await updateDestruction(
      tx,
      { id, version },
      {
        state: confirm ? 'begun' : 'declined',
        decidedBy: actor.id,
        decidedAt: ctx.now(world),
        decisionReason: reason,
        dueAt: standing[row.kind].dueAt,
      },
    )
    if (!decided) throw stale('destruction', { version: row.version })
    const name = confirm ? 'destruction.confirmed' : 'destruction.declined'
    const payload = { destructionId: id, kind: row.kind, reason }
    await record(ctx, tx, actor, { name, incidentId, world, payload })
  })
  await finishDestruction(ctx, incidentId, id)
}

/** An owner may be the second person too; whoever holds the legal seat as well hears it once, by the same key. */
async function tellOwners(ctx: Context, tx: Tx, actor: Actor, { incident, world }: Access, once: string) {
  const { id: incidentId, number, title } = incident
  const news = {
    kind: 'decision' as const,
    what: 'decide_destruction' as const,
    number,
    title,
    urgent: false,
  }
  for (const { id: userId, role } of await listStaff(tx))
    if (role === 'owner' && userId !== actor.id)
      await tellStaff(ctx, tx, { once: `${once}:${userId}`, userId, incidentId, world, news })
}

export const blank = (incidentId: string, kind: RetentionKind) => ({
  incidentId,
  kind,
  state: 'proposed' as DestructionRow['state'],
  ground: 'by_hand' as DestructionRow['ground'],
  decidedBy: null,
  decidedAt: null,
  decisionReason: '',
  dueAt: null,
  doneAt: null,
  certificate: null,
  signature: '',
  version: 1,
})

const by = (actor: Actor, at: number) => ({ proposedBy: actor.id, proposedAt: at })

/** What stands in the way, the gravest first. */
function refuse(standing: RetentionStanding, kind: RetentionKind): void {
  const { imported, reading, sending, hold, contact } = standing
  const checks: [boolean, string, string][] = [
    [!imported, 'nobody_imported', 'Nobody was imported here.'],
    [standing[kind].destroyedAt !== null, 'already_destroyed', 'This has been destroyed.'],
    [hold !== undefined, 'held', 'A legal hold stands: nothing is destroyed while it does.'],
    [reading, 'still_reading', 'A file of people is still being read.'],
    [sending, 'still_sending', 'An order may still send.'],
    [kind === 'proof' && contact.destroyedAt === null, 'contact_first', 'The contact values go first.'],
  ]
  const wrong = checks.find(([stands]) => stands)
  if (wrong) throw conflict(wrong[1], wrong[2])
}
