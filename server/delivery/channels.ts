import { createSecretKey } from 'node:crypto'
import { type ChannelKind, isSent, type SentKind } from '../rules/delivery.ts'
import { reachesOutside, type World } from '../rules/world.ts'
import type { Channel } from './channel.ts'
import { feedChannel, inSiteChannel } from './inSite.ts'
import type { InSiteSetting } from './inSiteSetting.ts'
import type { OrderBody } from './order.ts'
import { sandboxChannel } from './sandbox.ts'
import { smsChannel } from './sms-channel.ts'
import { readSmsUrl } from './smsUrl.ts'
import { type LetterHead, smtpChannel } from './smtp.ts'
import { readSmtpUrl, smtpUrls } from './smtpUrl.ts'

/** One of several servers that mail may leave through; the heavier, the more of it. */
export interface Relay {
  /** As SMTP_URL. */
  url: string
  weight: number
}

export interface ChannelSetting {
  smtpUrl?: string | undefined
  /** Besides `smtpUrl`. */
  relays?: readonly Relay[] | undefined
  smsUrl?: string | undefined
  /** Filed with the provider of `smsUrl`; where none is named, the notice's own word is taken. */
  smsTemplates?: readonly FiledTemplate[] | undefined
  inSite?: InSiteSetting | undefined
}

/** The settings of channels alone, out of whatever else they stand among. */
export const chosen = ({
  smtpUrl,
  relays,
  smsUrl,
  smsTemplates,
  inSite,
}: ChannelSetting): ChannelSetting => ({
  smtpUrl,
  relays,
  smsUrl,
  smsTemplates,
  inSite,
})

/** An SMS template as the provider reviewed it. */
export interface FiledTemplate {
  id: string
  state: 'draft' | 'in_review' | 'approved' | 'refused'
  params: readonly string[]
}

/** The relays of a setting, whether one or several were named. */
export const relaysOf = ({ smtpUrl, relays = [] }: ChannelSetting): Relay[] => [
  ...smtpUrls(smtpUrl).map((url) => ({ url, weight: readSmtpUrl(url).weight })),
  ...relays,
]

const settingsOf = ({ url, weight }: Relay) => ({ ...readSmtpUrl(url), weight })

const isSet: Record<SentKind, (setting: ChannelSetting) => boolean> = {
  email: (setting) => relaysOf(setting).length > 0,
  sms: ({ smsUrl }) => Boolean(smsUrl),
  inSite: ({ inSite }) => Boolean(inSite?.push || inSite?.feed),
}

/**
 * Whether messages of this kind stay in the building: outside the real world, or where nothing is set up. Calls are made by
 * people and need no setting.
 */
export const isSandboxed = (kind: ChannelKind, world: World, setting: ChannelSetting): boolean =>
  !reachesOutside(world) || (isSent(kind) && !isSet[kind](setting))

/** The channels of one order that the machine sends on, each real or the sandbox. */
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
  const real: Record<SentKind, () => Channel> = {
    email: () => smtpChannel(order.world, relaysOf(setting).map(settingsOf), head),
    sms: () => smsChannel(order.world, readSmsUrl(setting.smsUrl!)),
    inSite: () => {
      const { push } = setting.inSite!
      if (!push) return feedChannel(order.world)
      return inSiteChannel(order.world, order.incidentId, { ...push, url: new URL(push.url) })
    },
  }
  return order.body.channels
    .filter(isSent)
    .map((kind) => (isSandboxed(kind, order.world, setting) ? sandboxChannel(kind) : real[kind]()))
}
