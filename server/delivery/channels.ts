import { createSecretKey } from 'node:crypto'
import type { ChannelKind } from '../rules/delivery.ts'
import { reachesOutside, type World } from '../rules/world.ts'
import type { Channel } from './channel.ts'
import type { OrderBody } from './order.ts'
import { sandboxChannel } from './sandbox.ts'
import { smsChannel } from './sms-channel.ts'
import { readSmsUrl } from './smsUrl.ts'
import { type LetterHead, smtpChannel } from './smtp.ts'
import { readSmtpUrl } from './smtpUrl.ts'

export interface ChannelSetting {
  smtpUrl?: string | undefined
  smsUrl?: string | undefined
}

/** Whether messages of this kind leave the building: only from the real world, and only where something is configured. */
export const isSandboxed = (kind: ChannelKind, world: World, { smtpUrl, smsUrl }: ChannelSetting): boolean =>
  !reachesOutside(world) || !(kind === 'email' ? smtpUrl : smsUrl)

/** The channels of one order, each real or the sandbox. */
export function channelsFor(
  order: { incidentId: string; world: World; noticeDigest: string; body: OrderBody },
  setting: ChannelSetting & { installationKey: Uint8Array },
): Channel[] {
  const head: LetterHead = {
    sender: order.body.sender,
    incidentId: order.incidentId,
    noticeDigest: order.noticeDigest,
    macKey: createSecretKey(setting.installationKey),
  }
  return order.body.channels.map((kind) => {
    if (isSandboxed(kind, order.world, setting)) return sandboxChannel(kind)
    if (kind === 'email') return smtpChannel(order.world, readSmtpUrl(setting.smtpUrl!), head)
    return smsChannel(order.world, readSmsUrl(setting.smsUrl!))
  })
}
