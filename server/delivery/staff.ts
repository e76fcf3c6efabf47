import { createTransport } from 'nodemailer'
import { findWorld } from '../../db/queries/incidents.ts'
import {
  listDueStaffMessages,
  type StaffMessageRow,
  updateStaffMessage,
} from '../../db/queries/installation.ts'
import type { Context } from '../context.ts'
import { type Poller, startPoller } from '../poller.ts'
import { linkPlace } from '../rules/staffInvitation.ts'
import { reachesOutside, realWorld } from '../rules/world.ts'
import { invitationLink } from '../sessions/invitationLink.ts'
import { resetLink } from '../sessions/resetLink.ts'
import { relaysOf } from './channels.ts'
import { outside } from './outside.ts'
import { senderAddress } from './senderAddress.ts'
import { readSmsUrl } from './smsUrl.ts'
import { readSmtpUrl, smtpUrls, transportOptions } from './smtpUrl.ts'
import { textStaff } from './staffSms.ts'

type Due = Awaited<ReturnType<typeof listDueStaffMessages>>[number]

const waitsMs = [10_000, 60_000, 300_000, 900_000]
const batch = 50

/**
 * Staff hear apart from the people: another queue, another pace. Told at least once; a crash may repeat a message, which
 * is harmless here. Outside the real world, or with nothing configured, a message is kept to be read in the console.
 */
export function startStaffOutbox(ctx: Context): Poller {
  return startPoller(ctx, 'staff outbox', 1_000, async () => {
    for (const due of await listDueStaffMessages(ctx.db.read, ctx.now(realWorld), batch))
      await deliver(ctx, due)
  })
}

async function deliver(ctx: Context, due: Due): Promise<void> {
  const { message } = due
  const world = await findWorld(ctx.db.read, message.worldId)
  const configured = message.channel === 'email' ? relaysOf(ctx.channels.setting)[0]?.url : gatewayOf(ctx)
  if (due.leftAt !== null) return settle(ctx, message, { state: 'failed', error: 'left' })
  if (!configured || !world || !reachesOutside(world)) return settle(ctx, message, { state: 'kept' })
  try {
    await (message.channel === 'email' ? mail(ctx, configured, due) : text(configured, due))
    await settle(ctx, message, { state: 'sent', sentAt: ctx.now(realWorld) })
  } catch (error) {
    await later(ctx, message, (error as Error).message)
  }
}

/** The providers take filed templates alone, and a call of ours has none: only a gateway carries it. */
const gatewayOf = ({
  channels: {
    setting: { smsUrl },
  },
}: Context): string | undefined => (smsUrl && readSmsUrl(smsUrl).provider === 'generic' ? smsUrl : undefined)

/** Through the first relay that takes it. */
async function mail(ctx: Context, smtpUrl: string, due: Due): Promise<void> {
  outside(realWorld).refuse()
  const [first, ...others] = smtpUrls(smtpUrl).map((url) => () => mailThrough(ctx, url, due))
  await others.reduce((before, next) => before.catch(next), first!())
}

async function mailThrough(ctx: Context, smtpUrl: string, { message, email }: Due): Promise<void> {
  const transport = createTransport(transportOptions(readSmtpUrl(smtpUrl)))
  try {
    await transport.sendMail({
      from: senderAddress(ctx.config),
      to: email,
      subject: message.subject,
      text: message.body.replaceAll(linkPlace, () => linkOf(ctx, message)),
      messageId: `<staff.${message.id}@${senderAddress(ctx.config).split('@')[1]}>`,
      headers: { 'auto-submitted': 'auto-generated' },
    })
  } finally {
    transport.close()
  }
}

/** Put in only now: no stored message holds a token. */
const linkOf = (ctx: Context, { once, userId }: StaffMessageRow): string =>
  once.startsWith('reset:') ? resetLink(ctx, once.slice('reset:'.length)) : invitationLink(ctx, userId)

const text = (smsUrl: string, { message, phone }: Due): Promise<void> =>
  textStaff(readSmsUrl(smsUrl), { requestId: message.id, to: phone, text: message.body })

async function later(ctx: Context, message: StaffMessageRow, error: string): Promise<void> {
  const attempts = message.attempts + 1
  const wait = waitsMs[attempts - 1]
  const at = ctx.now(realWorld)
  if (wait === undefined) return settle(ctx, message, { state: 'failed', attempts, error })
  await settle(ctx, message, { state: 'pending', attempts, nextAt: at + wait, error })
}

const settle = (ctx: Context, { id }: StaffMessageRow, change: Partial<StaffMessageRow>): Promise<void> =>
  ctx.db.write((tx) => updateStaffMessage(tx, id, change))
