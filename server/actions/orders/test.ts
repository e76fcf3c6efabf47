import { insertTestMessage } from '../../../db/queries/testMessages.ts'
import { findUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import { normalisePhone } from '../../rules/address.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { approvedNotice, handedOver, type OfNotice } from './approved.ts'

/**
 * Sends the approved message to whoever asks, at their own address and number, before anybody else gets it. Kept apart from every
 * order: no row of a store, no figure.
 */
export async function testNotice(
  ctx: Context,
  actor: Actor,
  of: OfNotice & { digest: string },
): Promise<void> {
  const { world } = await openToChange(ctx.db.read, actor, of.incidentId, 'test_notice')
  const approved = await approvedNotice(ctx, ctx.db.read, of)
  if (approved.row.digest !== of.digest)
    throw conflict('digest', 'The texts are not those that were approved.')
  const draft = {
    ...{ ...noPlan, id: ctx.newId(), noticeId: of.noticeId },
    ...{ digest: of.digest, bodyDigest: approved.bodyDigest },
  }
  const order = handedOver(draft, approved.body, world)
  const results = await ctx.senders.test(of.incidentId, order, await testerOf(ctx, actor))
  if (!results.length) throw conflict('no_address', 'No channel of this notice reaches your own account.')
  await ctx.db.write(async (tx) => {
    for (const { channel, to, outcome, note } of results) {
      const row = {
        noticeId: of.noticeId,
        noticeVersion: of.version,
        digest: of.digest,
        channel,
        to,
        outcome,
        note,
      }
      const sent = { id: ctx.newId(), incidentId: of.incidentId, sentBy: actor.id, sentAt: ctx.now(world) }
      await insertTestMessage(tx, { ...row, ...sent })
    }
    await record(ctx, tx, actor, {
      name: 'notice.tested',
      incidentId: of.incidentId,
      world,
      payload: { ...of, results: results.map(({ channel, outcome }) => ({ channel, outcome })) },
    })
  })
}

const noPlan = { stageLimit: null, plan: null, quietLifted: null }

async function testerOf(ctx: Context, { id }: Actor) {
  const user = await findUser(ctx.db.read, id)
  if (!user) throw notFound('user')
  const phone = normalisePhone(user.phone)
  const { name, email, language } = user
  return { name, email, phone: phone.ok ? phone.value : null, language }
}
