import type { ChannelKind } from '../rules/delivery.ts'
import { reachesOutside, type World } from '../rules/world.ts'
import { type ChannelSetting, isSandboxed } from './channels.ts'
import type { OrderBody, OrderText } from './order.ts'
import { smsKinds } from './sms-kinds.ts'
import { readSmsUrl } from './smsUrl.ts'

/** A channel of an order that cannot carry it now: people go on to their next one, and the last stop says so. */
export interface Passed {
  channel: ChannelKind
  why: 'not_set_up' | 'unfiled'
}

/**
 * In-site messages where no message centre and no feed is set up, and SMS whose texts the provider has not approved. A
 * sealed world passes over nothing: there, every channel is practised in the sandbox. Where nothing else is left either, a
 * channel that is not set up stays, and its messages lie in the sandbox.
 */
export function passedOver(
  { channels, texts }: Pick<OrderBody, 'channels' | 'texts'>,
  world: World,
  setting: ChannelSetting,
): Passed[] {
  if (!reachesOutside(world)) return []
  const passed: Passed[] = []
  if (channels.includes('inSite') && channels.length > 1 && isSandboxed('inSite', world, setting))
    passed.push({ channel: 'inSite', why: 'not_set_up' })
  if (channels.includes('sms') && !isSandboxed('sms', world, setting) && !isFiled(texts, setting))
    passed.push({ channel: 'sms', why: 'unfiled' })
  return passed
}

/** Every SMS text goes out by a template that the provider approved, with the parameters it was filed with. */
function isFiled(texts: readonly OrderText[], { smsUrl = '', smsTemplates = [] }: ChannelSetting): boolean {
  const { filedOnly } = smsKinds[readSmsUrl(smsUrl).provider]
  return texts
    .filter(({ channel }) => channel === 'sms')
    .every(({ template }) => {
      if (!template) return !filedOnly
      const known = smsTemplates.find(({ id }) => id === template.id)
      if (!known) return smsTemplates.length === 0
      const given = Object.keys(template.params)
      return known.state === 'approved' && known.params.every((name) => given.includes(name))
    })
}
