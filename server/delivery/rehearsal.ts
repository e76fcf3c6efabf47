import type { PeopleStore } from '../../db/store/store.ts'
import type { ChannelKind } from '../rules/delivery.ts'
import { realWorld, type World } from '../rules/world.ts'
import type { Channel, Verdict } from './channel.ts'
import { type ChannelSetting, channelsFor, isSandboxed } from './channels.ts'
import { digestOf, type Order } from './order.ts'
import { passedOver } from './passedOver.ts'
import { addressOf, hindrance, neededIn, readerOf } from './recipient.ts'
import { renderFor } from './results.ts'
import type { Rehearsal, Rendered, SendersSetting } from './senders.ts'

/** The last stop: three real messages, everybody counted by their first channel, the bound of the unknown. Sends nothing. */
export async function rehearse(
  store: PeopleStore,
  order: Order,
  setting: SendersSetting,
): Promise<Rehearsal> {
  const passed = passedOver(order.body, order.world, setting)
  const carried = order.body.channels.filter((kind) => !passed.some(({ channel }) => channel === kind))
  const byChannel = await store.firstChannels({ ...order.body, channels: carried }, order.noticeId)
  const messages = await firstMessages(store, { ...order, body: { ...order.body, channels: carried } })
  const channels = channelsFor({ ...order, incidentId: 'rehearsal' }, setting)
  const people = Object.values(byChannel).reduce((sum, n) => sum + n, 0)
  return {
    people,
    byChannel,
    unknownBound: Math.min(people, inFlightOf(channels)),
    sandbox: carried.filter((kind) => isSandboxed(kind, order.world, setting)),
    passed,
    lacking: await lackingOf(store, order.body, carried),
    messages,
    digestMatches: digestOf(order.body) === order.digest,
  }
}

/** By channel and field, the people whom its text is not for because they lack the field; from the tally alone. */
async function lackingOf(
  store: PeopleStore,
  body: Order['body'],
  carried: readonly ChannelKind[],
): Promise<Rehearsal['lacking']> {
  const found: Rehearsal['lacking'] = []
  for (const channel of carried) {
    const texts = body.texts.filter((text) => text.channel === channel)
    for (const field of new Set(texts.flatMap(neededIn))) {
      const groups = texts.filter((text) => neededIn(text).includes(field)).map(({ group }) => group)
      const rule = groups.includes('') ? body : { ...body, groups }
      const lacks = await store.lackingFields(rule, [field])
      const people = lacks.find(({ name }) => name === field)?.lack ?? 0
      if (people) found.push({ channel, field, people })
    }
  }
  return found
}

const inFlightOf = (channels: readonly Channel[]): number =>
  channels.filter(({ via }) => via === 'outside').reduce((sum, { window }) => sum + window, 0)

/** Messages that may be in flight at once over these channels: what one crash may leave in doubt. */
export const inFlightAt = (
  kinds: readonly ChannelKind[],
  world: World,
  setting: ChannelSetting & { installationKey: Uint8Array },
): number => inFlightOf(channelsFor(bare(kinds, world), setting))

/** Whether the configured server or gateway answers and lets us in. Asked from the real world; nobody receives anything. */
export async function verifyChannel(
  kind: ChannelKind,
  setting: ChannelSetting & { installationKey: Uint8Array },
): Promise<Verdict> {
  return channelsFor(bare([kind], realWorld), setting)[0]!.verify()
}

/** An order of no text, to ask of channels alone. */
function bare(channels: readonly ChannelKind[], world: World) {
  const body = { channels, texts: [], sender: { name: '', address: 'verify@localhost' } }
  return { incidentId: 'verify', world, noticeDigest: '', body: body as unknown as Order['body'] }
}

/** Three real messages, looked for among the first people only: the last stop must not wait for millions. */
/** Three real messages, as unlike as the first people allow: another text or channel before another of the same. */
async function firstMessages(store: PeopleStore, { body }: Order): Promise<Rendered[]> {
  const unlike: Rendered[] = []
  const alike: Rendered[] = []
  const seen = new Set<string>()
  for (const person of await store.firstPeople(body, 200)) {
    const channel = body.channels.find(
      (kind) => addressOf(person, kind, 0) !== null && hindrance(body, person, kind, 0) !== 'no_field',
    )
    const rendered = channel && renderFor(body, person, channel)
    if (!rendered) continue
    const kind = [channel, person.language, person.group, readerOf(person, 0)].join()
    ;(seen.has(kind) ? alike : unlike).push(rendered)
    seen.add(kind)
    if (unlike.length === samples) break
  }
  return [...unlike, ...alike].slice(0, samples)
}

const samples = 3
