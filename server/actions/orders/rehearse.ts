import type { Sql } from '../../../db/database.ts'
import { listBatches } from '../../../db/queries/batches.ts'
import { listLiveOrders, listOrders } from '../../../db/queries/orders.ts'
import { listParties } from '../../../db/queries/parties.ts'
import { isDestroyed } from '../../../db/queries/retention.ts'
import { listTestMessages, type TestMessageRow } from '../../../db/queries/testMessages.ts'
import type { Actor, Context } from '../../context.ts'
import { isSandboxed } from '../../delivery/channels.ts'
import type { OrderBody } from '../../delivery/order.ts'
import { passedOver } from '../../delivery/passedOver.ts'
import type { Rehearsal } from '../../delivery/senders.ts'
import type { Handled } from '../../rules/handling.ts'
import { uninstructed } from '../../rules/party.ts'
import { isMeantFor, type PlaceCount } from '../../rules/recipient.ts'
import { reachesOutside, type World } from '../../rules/world.ts'
import { openIncident } from '../access.ts'
import { type Against, bansAgainst } from '../bans/against.ts'
import { blockedBy, handledBy } from '../handling/handled.ts'
import { type Approved, approvedNotice, handedOver, type OfNotice } from './approved.ts'
import { placesOf, type Rest, restOf } from './rest.ts'

export interface LastStop {
  approved: Approved
  rehearsal: Rehearsal
  /** Why it cannot be ordered now; nothing = it can. */
  blocking: string[]
  /** Minors who are left out for want of a guardian's text, or whose guardian nobody can reach. */
  warnings: { code: 'no_guardian_text' | 'no_guardian'; people: number }[]
  /** Bans on telling that stand against this order, and how many of its people each is about. */
  bans: Against[]
  tests: TestMessageRow[]
  /** Whom this order does not name, and whether another one does. */
  rest: Rest[]
}

/** The last stop before the first message: renders, counts, sends nothing. */
export async function rehearseOrder(ctx: Context, actor: Actor, of: OfNotice): Promise<LastStop> {
  const { world } = await openIncident(ctx.db.read, actor, of.incidentId)
  const approved = await approvedNotice(ctx, ctx.db.read, of)
  const rehearsal = await rehearsalOf(ctx, of.incidentId, approved, world)
  const stored = await storedGroups(ctx, ctx.db.read, of.incidentId)
  const places = await placesOf(ctx, of.incidentId)
  const handled = await handledBy(ctx, ctx.db.read, of.incidentId, approved.body, world)
  const blocking = await blockingOf(ctx.db.read, of, approved, { ...rehearsal, stored, places, handled })
  const bans = await bansAgainst(ctx.db.read, of.incidentId, approved.body, places)
  const tests = await listTestMessages(ctx.db.read, of.noticeId, approved.row.digest)
  const warnings = warningsOf(approved, places)
  return {
    approved,
    rehearsal,
    blocking,
    warnings,
    bans,
    tests,
    rest: await restOf(ctx, of, approved, places),
  }
}

/** Somebody of the staff received it, or the sandbox stood in for them. */
export const wasTested = (tests: readonly TestMessageRow[]): boolean =>
  tests.some(({ outcome }) => outcome === 'accepted' || outcome === 'sandboxed')

/** Minors this notice was meant for and may not be sent to yet; else those without anybody to tell. */
function warningsOf({ row, body }: Approved, places: readonly PlaceCount[]): LastStop['warnings'] {
  const { recipients } = row.plan
  const leftOut = places.filter(
    (place) => place.minor && isMeantFor(recipients, place) && !isMeantFor(body, place),
  )
  const people = leftOut.reduce((sum, { n }) => sum + n, 0)
  if (people) return [{ code: 'no_guardian_text', people }]
  const named = places.filter((place) => isMeantFor(body, place))
  const alone = named.reduce((sum, { withoutGuardian }) => sum + withoutGuardian, 0)
  return alone ? [{ code: 'no_guardian', people: alone }] : []
}

async function rehearsalOf(
  ctx: Context,
  incidentId: string,
  { row, body, bodyDigest }: Approved,
  world: World,
): Promise<Rehearsal> {
  if (!(await listBatches(ctx.db.read, incidentId)).length) return nobodyYet(ctx, body, world)
  const draft = {
    id: 'rehearsal',
    noticeId: row.noticeId,
    digest: row.digest,
    bodyDigest,
    stageLimit: null,
    plan: null,
    quietLifted: null,
  }
  return ctx.senders.rehearse(incidentId, handedOver(draft, body, world))
}

const nobodyYet = (ctx: Context, body: OrderBody, world: World): Rehearsal => ({
  people: 0,
  byChannel: { email: 0, sms: 0, inSite: 0, phone: 0, none: 0 },
  unknownBound: 0,
  sandbox: sandboxedOf(ctx, body, world),
  passed: passedOver(body, world, ctx.channels.setting),
  lacking: [],
  messages: [],
  digestMatches: true,
})

/** Channels of an order whose messages stay in the building; in-site without a message centre is passed over instead. */
export const sandboxedOf = (ctx: Context, { channels }: Pick<OrderBody, 'channels'>, world: World) =>
  channels.filter(
    (kind) => isSandboxed(kind, world, ctx.channels.setting) && !(kind === 'inSite' && reachesOutside(world)),
  )

/** Nothing of it leaves the building: it can tell nobody. */
export const isAllSandboxed = (
  ctx: Context,
  { channels }: Pick<OrderBody, 'channels'>,
  world: World,
): boolean => channels.every((kind) => isSandboxed(kind, world, ctx.channels.setting))

/** Groups of the people in the store: an order that names none reaches them all. */
export async function storedGroups(ctx: Context, sql: Sql, incidentId: string): Promise<string[]> {
  if (!(await listBatches(sql, incidentId)).length) return []
  return Object.keys((await ctx.audiences.counts(incidentId)).byGroup)
}

export async function blockingOf(
  sql: Sql,
  { noticeId, version, incidentId }: OfNotice,
  { row, body }: Approved,
  {
    people,
    passed,
    stored,
    places,
    handled,
  }: Pick<Rehearsal, 'people' | 'passed'> & {
    stored: readonly string[]
    places: readonly PlaceCount[]
    handled: readonly Handled[]
  },
): Promise<string[]> {
  const abroad = blockedBy(handled)
  const unread = (await listBatches(sql, incidentId)).some(({ state }) => state === 'reading')
  const checks: [blocked: boolean, code: string][] = [
    [await isDestroyed(sql, incidentId, 'contact'), 'contacts_destroyed'],
    [(await bansAgainst(sql, incidentId, body, places)).length > 0, 'ban'],
    [unread, 'still_reading'],
    [people === 0, 'nobody'],
    [people > body.bound, 'over_bound'],
    [body.channels.length === passed.length, 'no_channel'],
    [uninstructed(await listParties(sql, incidentId), body.groups, stored).length > 0, 'tenant_group'],
    [body.ages === 'adults' && row.plan.recipients.ages === 'minors', 'no_guardian_text'],
    [(await listLiveOrders(sql, noticeId, version)).length > 0, 'already_ordered'],
    [body.told !== undefined && (await isUnderWay(sql, incidentId, body.told.notice)), 'first_under_way'],
  ]
  return [...checks.flatMap(([blocked, code]) => (blocked ? [code] : [])), ...(abroad ? [abroad] : [])]
}

/** Who had an earlier notice and who was missed is known once its orders have ended. */
const isUnderWay = async (sql: Sql, incidentId: string, noticeId: string): Promise<boolean> =>
  (await listOrders(sql, incidentId)).some(
    (order) => order.noticeId === noticeId && order.state !== 'done' && order.state !== 'cancelled',
  )
