import { insertOrder } from '../../../db/queries/orders.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid } from '../../problem.ts'
import { noCounters } from '../../rules/order.ts'
import { type AskedPlan, planFaults, planOf, startOf } from '../../rules/sendingPlan.ts'
import { limitOf } from '../../rules/stage.ts'
import { openToChange } from '../access.ts'
import { handledBy } from '../handling/handled.ts'
import { record } from '../record.ts'
import { approvedNotice } from './approved.ts'
import {
  blockingOf,
  isAllSandboxed,
  rehearseOrder,
  sandboxedOf,
  storedGroups,
  wasTested,
} from './rehearse.ts'
import { placesOf } from './rest.ts'

/** The last stop lasts so long: everybody sees what is about to leave, and any seat can hold it. */
export const lastStopMs = 60_000

export interface Given {
  noticeId: string
  version: number
  digest: string
  plan: AskedPlan
  /** Why nobody of the staff got it first. */
  untested?: string | undefined
}

/** The commander orders an approved notice to be sent. Nothing leaves here: the sender is handed it a minute later. */
export async function giveOrder(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  given: Given,
): Promise<string> {
  const of = { incidentId, noticeId: given.noticeId, version: given.version }
  const { rehearsal, tests } = await rehearseOrder(ctx, actor, of)
  const untested = wasTested(tests) ? null : (given.untested ?? null)
  const stored = await storedGroups(ctx, ctx.db.read, incidentId)
  const places = await placesOf(ctx, incidentId)
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'order_sending')
    const approved = await approvedNotice(ctx, tx, of)
    if (approved.row.digest !== given.digest)
      throw conflict('digest', 'The texts are not those that were approved.')
    const handled = await handledBy(ctx, tx, incidentId, approved.body, world)
    const [code] = await blockingOf(tx, of, approved, { ...rehearsal, stored, places, handled })
    if (code) throw conflict(code, 'This cannot be ordered now.')
    if (untested === null && !wasTested(tests))
      throw conflict('not_tested', 'Nobody of the staff received this message yet.')
    const { body, bodyDigest, row } = approved
    const id = ctx.newId()
    const orderedAt = ctx.now(world)
    const readyAt = orderedAt + lastStopMs
    const plan = planOf(given.plan, rehearsal.people, readyAt)
    const faults = planFaults(plan, readyAt)
    if (faults.length) throw invalid(faults)
    const stageLimit = limitOf(plan.stages, 0)
    const sandboxed = sandboxedOf(ctx, body, world)
    await insertOrder(tx, {
      id,
      incidentId,
      worldId: world.id,
      noticeId: given.noticeId,
      noticeVersion: given.version,
      digest: row.digest,
      bodyDigest,
      stageLimit,
      state: 'waiting',
      reason: '',
      orderedBy: actor.id,
      orderedAt,
      startsAt: startOf(plan.notBefore, readyAt),
      startedAt: null,
      doneAt: null,
      sandbox: isAllSandboxed(ctx, body, world),
      people: rehearsal.people,
      unreachableAt: null,
      counters: { ...noCounters, people: rehearsal.people, trying: rehearsal.people },
      plan,
      gates: [],
      stageEndedAt: null,
      quietLifted: null,
      untested,
      handling: handled,
      version: 1,
    })
    const payload = { orderId: id, ...of, digest: row.digest, bodyDigest, people: rehearsal.people }
    await record(ctx, tx, actor, {
      name: 'order.given',
      incidentId,
      world,
      payload: { ...payload, channels: body.channels, sandboxed, plan, untested, handled },
    })
    return id
  })
}
