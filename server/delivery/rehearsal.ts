import type { Person } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import type { ChannelKind } from '../rules/delivery.ts'
import { realWorld } from '../rules/world.ts'
import type { Verdict } from './channel.ts'
import { type ChannelSetting, channelsFor, isSandboxed } from './channels.ts'
import { digestOf, type Order } from './order.ts'
import { addressOf } from './recipient.ts'
import { renderFor } from './results.ts'
import type { Rehearsal, Rendered, SendersSetting } from './senders.ts'

/** The last stop: three real messages, everybody counted by their first channel, the bound of the unknown. Sends nothing. */
export async function rehearse(
  store: PeopleStore,
  order: Order,
  setting: SendersSetting,
): Promise<Rehearsal> {
  const byChannel: Rehearsal['byChannel'] = { email: 0, sms: 0, none: 0 }
  const messages: Rendered[] = []
  let people = 0
  for await (const person of peopleIn(store, order.body.groups)) {
    const channel = order.body.channels.find((kind) => addressOf(person, kind, 0) !== null)
    byChannel[channel ?? 'none']++
    people++
    const rendered = channel && messages.length < 3 ? renderFor(order.body, person, channel) : null
    if (rendered) messages.push(rendered)
  }
  const channels = channelsFor({ ...order, incidentId: 'rehearsal' }, setting)
  return {
    people,
    byChannel,
    unknownBound: channels
      .filter(({ via }) => via === 'outside')
      .reduce((sum, { window }) => sum + window, 0),
    sandbox: order.body.channels.filter((kind) => isSandboxed(kind, order.world, setting)),
    messages,
    digestMatches: digestOf(order.body) === order.digest,
  }
}

/** Whether the configured server or gateway answers and lets us in. Asked from the real world; nobody receives anything. */
export async function verifyChannel(
  kind: ChannelKind,
  setting: ChannelSetting & { installationKey: Uint8Array },
): Promise<Verdict> {
  const body = { channels: [kind], texts: [], sender: { name: '', address: 'verify@localhost' } }
  const order = {
    incidentId: 'verify',
    world: realWorld,
    noticeDigest: '',
    body: body as unknown as Order['body'],
  }
  return channelsFor(order, setting)[0]!.verify()
}

async function* peopleIn(store: PeopleStore, groups: readonly string[]): AsyncGenerator<Person> {
  let page = await store.listPeople(0, 1_000)
  while (page.length) {
    for (const person of page) if (!groups.length || groups.includes(person.group)) yield person
    page = await store.listPeople(page.at(-1)!.id, 1_000)
  }
}
