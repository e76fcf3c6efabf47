import { isQueued } from '../../db/queries/installation.ts'
import { insertDestruction, listIncidentsWithPeople } from '../../db/queries/retention.ts'
import { listStaff } from '../../db/queries/users.ts'
import { type Access, openIncident } from '../actions/access.ts'
import { record } from '../actions/record.ts'
import { finishDestruction } from '../actions/retention/destroy.ts'
import { blank } from '../actions/retention/propose.ts'
import { type RetentionStanding, retentionOf } from '../actions/retention/standing.ts'
import { tellStaff } from '../actions/tellStaff.ts'
import { type Context, systemActor } from '../context.ts'
import { startPoller } from '../poller.ts'
import { inLegalZone } from '../rules/calendar.ts'
import { type RetentionKind, retentionKinds, warningDue } from '../rules/retention.ts'

/**
 * Warns before a term ends and destroys at its end, in every world by that world's clock. What fell due while the console
 * was off, or was begun and not ended, is done once at start.
 */
export function startRetention(ctx: Context) {
  const poller = startPoller(ctx, 'retention', 60_000, () => processRetention(ctx))
  poller
    .processAll()
    .catch((error: Error) => ctx.log.error({ message: error.message }, 'retention not looked at'))
  return poller
}

/** One incident whose store cannot be opened must not keep the others'. */
async function processRetention(ctx: Context): Promise<void> {
  for (const incidentId of await listIncidentsWithPeople(ctx.db.read))
    await processIncident(ctx, incidentId).catch((error: Error) =>
      ctx.log.error({ incidentId, message: error.message }, 'retention failed'),
    )
}

async function processIncident(ctx: Context, incidentId: string): Promise<void> {
  for (const kind of retentionKinds) {
    const access = await openIncident(ctx.db.read, systemActor, incidentId)
    const standing = await retentionOf(ctx, ctx.db.read, access)
    const begun = standing.rows.find((row) => row.kind === kind && row.state === 'begun')
    const key = standing[kind]
    if (begun) await finishDestruction(ctx, incidentId, begun.id)
    else if (key.state === 'due' || key.state === 'late') await beginAtTerm(ctx, access, kind)
    else if (key.state === 'kept') await warn(ctx, access, standing, kind)
  }
}

async function beginAtTerm(ctx: Context, { incident }: Access, kind: RetentionKind): Promise<void> {
  const incidentId = incident.id
  const id = ctx.newId()
  await ctx.db.write(async (tx) => {
    const access = await openIncident(tx, systemActor, incidentId)
    const standing = await retentionOf(ctx, tx, access)
    const { destroyedAt, dueAt } = standing[kind]
    const { world } = access
    const at = ctx.now(world)
    const held = standing.hold || standing.reading || destroyedAt !== null
    if (held || dueAt === null || at < dueAt) return
    const decided = { decidedBy: systemActor.id, decidedAt: at, proposedBy: systemActor.id, proposedAt: at }
    const row = { ...blank(incidentId, kind), ...decided, id, reason: '', dueAt }
    await insertDestruction(tx, { ...row, state: 'begun', ground: 'term' })
    const payload = { destructionId: id, kind, dueAt }
    await record(ctx, tx, systemActor, { name: 'retention.ended', incidentId, world, payload })
  })
  await finishDestruction(ctx, incidentId, id)
}

/** The owners of the installation and whoever holds the legal seat; each share of the term once. */
async function warn(
  ctx: Context,
  { incident, world, seats }: Access,
  standing: RetentionStanding,
  kind: RetentionKind,
): Promise<void> {
  const { dueAt, destroyedAt } = standing[kind]
  const days = dueAt === null || destroyedAt !== null ? null : warningDue(dueAt, ctx.now(world))
  if (dueAt === null || days === null) return
  const owners = (await listStaff(ctx.db.read)).filter(({ role }) => role === 'owner').map(({ id }) => id)
  const legal = seats.filter(({ seat }) => seat === 'legal').map(({ userId }) => userId)
  for (const userId of new Set([...owners, ...legal])) {
    const once = `retention:${incident.id}:${kind}:${dueAt}:${days}:${userId}`
    if (await isQueued(ctx.db.read, once)) continue
    const { number, title } = incident
    const when = { dueAt: inLegalZone(dueAt), days }
    const news = { kind: 'retention_due' as const, number, title, urgent: false, what: kind, ...when }
    await ctx.db.write((tx) => tellStaff(ctx, tx, { once, userId, incidentId: incident.id, world, news }))
  }
}
