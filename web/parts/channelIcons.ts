import type { ChannelKind } from '../../server/rules/delivery.ts'
import type { IconName } from './Icon.tsx'

export const channelIcons: Record<ChannelKind, IconName> = {
  email: 'email',
  sms: 'sms',
  inSite: 'bell',
  phone: 'phone',
}
