import type { ChannelKind } from '../rules/delivery.ts'
import type { Handling } from '../rules/handling.ts'
import type { World } from '../rules/world.ts'
import { type ChannelSetting, isSandboxed, relaysOf } from './channels.ts'
import { readSmsUrl } from './smsUrl.ts'

/** Where the channels of an order hand contact details, one line a channel and country; what stays in the sandbox goes nowhere. */
export const handlingOf = (
  channels: readonly ChannelKind[],
  world: World,
  setting: ChannelSetting,
): Handling[] =>
  channels
    .filter((kind) => !isSandboxed(kind, world, setting))
    .flatMap((kind) => byCountry(placesOf(kind, setting)).map((place) => ({ channel: kind, ...place })))

type Place = Omit<Handling, 'channel'>

function placesOf(kind: ChannelKind, setting: ChannelSetting): Place[] {
  if (kind === 'email')
    return relaysOf(setting).map(({ url }) => placeAt(url, new URL(url).searchParams.get('country')))
  if (kind === 'sms') return [placeAt(setting.smsUrl!, readSmsUrl(setting.smsUrl!).country)]
  return kind === 'inSite' ? [inSitePlace(setting.inSite!)] : []
}

/** Without a message centre the company's own pages fetch from the feed: nobody else is handed anything. */
const inSitePlace = ({ push, country = null }: NonNullable<ChannelSetting['inSite']>): Place =>
  push ? placeAt(push.url, country) : { host: '', country, here: true }

function placeAt(url: string, country: string | null): Place {
  const { host, hostname } = new URL(url)
  return { host, country, here: isHere(hostname) }
}

/** Several relays of one country are one line: whoever lets details go there, lets them go to each. */
const byCountry = (places: readonly Place[]): Place[] => {
  const countries = [...new Set(places.map(({ country, here }) => `${country}/${here}`))]
  return countries.map((key) => {
    const same = places.filter(({ country, here }) => `${country}/${here}` === key)
    return { ...(same[0] as Place), host: same.map(({ host }) => host).join(', ') }
  })
}

const isHere = (hostname: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname.toLowerCase())
