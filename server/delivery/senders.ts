import type { StoreSetting } from '../audience/incidentStore.ts'
import type { CoverageBy, Dimension } from '../rules/coverage.ts'
import type { BackOff, ChannelKind } from '../rules/delivery.ts'
import { type BounceFate, incidentsWithPeople, takeBounce, takeCallback, takeInSite } from './callbacks.ts'
import type { Verdict } from './channel.ts'
import { type ChannelSetting, chosen } from './channels.ts'
import type { Desk } from './desk.ts'
import { type FeedMessage, feedOf, ownMessage } from './feed.ts'
import type { HealthNews } from './health.ts'
import { openMailroom } from './inbox.ts'
import { journeyOf } from './journey.ts'
import { type Office, openOffice } from './office.ts'
import type { DeliveryView, Order, Progress } from './order.ts'
import type { Passed } from './passedOver.ts'
import { rehearse, verifyChannel } from './rehearsal.ts'
import { listDeliveries, messageOf, resultsOf } from './results.ts'
import type { SmsProviderName } from './sms-kinds.ts'
import type { Callback } from './sms-provider.ts'
import { sendTest, type Tester, type TestResult } from './testMessage.ts'

export type { Verdict } from './channel.ts'

/** A message as one person would receive it; the address is masked. */
export interface Rendered {
  personId: number
  channel: ChannelKind
  to: string
  subject: string | null
  text: string
  html: string | null
}

/** The last stop before the first message. */
export interface Rehearsal {
  people: number
  /** First channel per person. */
  byChannel: Record<ChannelKind | 'none', number>
  /** At most so many people may be unknown after a crash (and may get a second copy under `resend`). */
  unknownBound: number
  /** Channels for which nothing real is configured or allowed: their messages stay in the sandbox. */
  sandbox: ChannelKind[]
  /** Channels that cannot carry it now. */
  passed: Passed[]
  /** People without a personal field that a channel's text asks for: they go on to their next channel. */
  lacking: { channel: ChannelKind; field: string; people: number }[]
  messages: Rendered[]
  /** False when the stored texts no longer match the digest that was approved. */
  digestMatches: boolean
}

export interface Release {
  digest: string
  /** The next stage's limit (null = all the rest); absent = the stage at hand goes on. */
  stageLimit?: number | null | undefined
  /** Its number: so many gates were opened. */
  stageNo?: number | undefined
  bound?: number | undefined
}

/** The people's outbox as the console sees it; the work is done in one process per incident. */
export interface Senders {
  /** Renders three real messages and counts; sends nothing. */
  rehearse(incidentId: string, order: Order): Promise<Rehearsal>
  /** The very message to one of the staff; nothing of it stays in a store. */
  test(incidentId: string, order: Order, tester: Tester): Promise<TestResult[]>
  /** Stores the order (once per id) and releases it. */
  start(incidentId: string, order: Order): Promise<void>
  pause(incidentId: string, orderId: string): Promise<void>
  /** Releases a paused order; refused when the digest differs. */
  resume(incidentId: string, orderId: string, release: Release): Promise<void>
  cancel(incidentId: string, orderId: string): Promise<void>
  /** Lets messages leave at any hour: whoever waited for the morning is told now. */
  liftQuiet(incidentId: string, orderId: string): Promise<void>
  /** Waits no longer for what is unknown: the next channel, else unreachable. */
  giveUpUnknown(incidentId: string, orderId: string): Promise<void>
  /** Ends the incident's sender and connection, so that no key of it stays in memory; named again, both are made anew. */
  release(incidentId: string): Promise<void>
  /** Takes up what a crash left: to be called once per incident with people, at start. */
  recover(incidentId: string): Promise<void>
  progress(incidentId: string, orderId: string): Promise<Progress>
  /** Where everybody stands by region, language, group or tenant; guardians told besides apart. */
  coverage(
    incidentId: string,
    orderId: string,
    by: Dimension,
  ): Promise<{ people: CoverageBy[]; guardians: CoverageBy[] }>
  /** Everything that was tried for one person, order by order. */
  journey(incidentId: string, personId: number): ReturnType<typeof journeyOf>
  /** The call desk of an incident. */
  desk(incidentId: string): Desk
  results(
    incidentId: string,
    orderId: string,
    of: { personId: number } | { code: string },
  ): Promise<DeliveryView[]>
  /** Rows in one state, a page at a time: who is unknown, who failed, what lies in the sandbox. */
  list(incidentId: string, orderId: string, filter: DeliveryFilter): Promise<DeliveryView[]>
  /** The message as rendered for one person; what the sandbox shows. */
  message(
    incidentId: string,
    orderId: string,
    personId: number,
    channel: ChannelKind,
  ): Promise<Rendered | null>
  /** A provider's callback, on disk when this returns; false = not genuine, answer 401. */
  receipt(provider: SmsProviderName, callback: Callback): boolean
  /** A mail that came back, on disk when this returns; `recipient` is the address it came to, or ''. */
  bounce(raw: Buffer, recipient: string): Promise<BounceFate>
  /** When this provider's callback first named a message of ours; until then it is not tried. Epoch milliseconds. */
  provenAt(source: SmsProviderName | 'inSite'): number | null
  /** Applies the callbacks and bounces that wait; they are applied soon anyway. */
  processNews(): Promise<void>
  verify(channel: ChannelKind): Promise<Verdict>
  /** Other settings from now on: orders in flight keep what they were taken up with until they are taken up again. */
  set(channels: ChannelSetting): void
  /** A receipt of the message centre, on disk when this returns; false = not genuine. */
  inSiteReceipt(callback: Callback): boolean
  /** Everything said in-site to the person with this account, newest first. */
  feed(ref: string): Promise<FeedMessage[]>
  /** That person read one of their own messages; false = there is none such. */
  readMessage(ref: string, messageId: string): Promise<boolean>
  /** How the channels fare, every few seconds while they are at work. */
  onHealth(listener: (news: HealthNews) => void): void
  on(event: 'progress', listener: (incidentId: string, progress: Progress) => void): void
  /** Stops claiming, drains the window, ends the senders. */
  stop(): Promise<void>
}

export interface DeliveryFilter {
  state?: DeliveryView['state']
  channel?: DeliveryView['channel']
  /** Only those who were sent a second copy. */
  resent?: boolean
  after?: number
  limit?: number
}

export interface SendersSetting extends StoreSetting, ChannelSetting {
  /** How often a listener hears of progress, in milliseconds. */
  progressMs?: number
  /** How often what stayed unknown is looked at again. */
  followMs?: number
  waits?: BackOff
  hearHealth?: (news: HealthNews) => void
  log?: (problem: { incidentId: string; message: string }) => void
}

/** Opens nothing until an incident is named; then one connection here and one process for its sending. */
export function createSenders(given: SendersSetting): Senders {
  const setting: SendersSetting = { ...given }
  const listeners = new Set<Parameters<Senders['on']>[1]>()
  const offices = new Map<string, Office>()
  const tell = (incidentId: string, progress: Progress) => {
    for (const listener of listeners) listener(incidentId, progress)
  }
  const officeOf = (incidentId: string): Office => {
    let office = offices.get(incidentId)
    if (!office) offices.set(incidentId, (office = openOffice(setting, incidentId, tell)))
    return office
  }
  const mailroom = openMailroom({
    ...setting,
    apply: async (incidentId, news) =>
      incidentsWithPeople(setting.folder).includes(incidentId) ? officeOf(incidentId).takeNews(news) : 0,
    report: (incidentId, message) => setting.log?.({ incidentId, message }),
  })
  return {
    rehearse: (incidentId, order) => rehearse(officeOf(incidentId).store, order, setting),
    test: (incidentId, order, tester) => sendTest({ ...order, incidentId }, setting, tester),
    start: (incidentId, order) => officeOf(incidentId).start(order),
    pause: (incidentId, orderId) => officeOf(incidentId).pause(orderId),
    resume: (incidentId, orderId, release) => officeOf(incidentId).resume(orderId, release),
    cancel: (incidentId, orderId) => officeOf(incidentId).cancel(orderId),
    liftQuiet: (incidentId, orderId) => officeOf(incidentId).liftQuiet(orderId),
    giveUpUnknown: (incidentId, orderId) => officeOf(incidentId).giveUpUnknown(orderId),
    release: async (incidentId) => {
      const office = offices.get(incidentId)
      offices.delete(incidentId)
      await office?.stop()
    },
    recover: (incidentId) => officeOf(incidentId).recover(),
    progress: (incidentId, orderId) => officeOf(incidentId).progress(orderId),
    coverage: async (incidentId, orderId, by) => {
      const { store } = officeOf(incidentId)
      const of = (chain: 0 | 1) => store.coverageBy(orderId, by, chain)
      return { people: await of(0), guardians: await of(1) }
    },
    journey: (incidentId, personId) => journeyOf(officeOf(incidentId).store, personId),
    desk: (incidentId) => officeOf(incidentId).desk,
    results: (incidentId, orderId, of) => resultsOf(officeOf(incidentId).store, orderId, of),
    list: (incidentId, orderId, filter) => listDeliveries(officeOf(incidentId).store, orderId, filter),
    message: (incidentId, orderId, personId, channel) =>
      messageOf(officeOf(incidentId).store, orderId, personId, channel),
    receipt: (provider, callback) => takeCallback(setting, mailroom, provider, callback),
    bounce: (raw, recipient) => takeBounce(setting, mailroom, raw, recipient),
    provenAt: mailroom.provenAt,
    processNews: mailroom.processAll,
    verify: (channel) => verifyChannel(channel, setting),
    set: (channels) => {
      Object.assign(setting, chosen(channels))
      for (const office of offices.values()) office.set(chosen(channels))
    },
    inSiteReceipt: (callback) => takeInSite(setting, mailroom, callback),
    feed: async (ref) => {
      const ids = incidentsWithPeople(setting.folder)
      const found = await Promise.all(ids.map((id) => feedOf(officeOf(id).store, id, ref)))
      return found.flat().sort((a, b) => b.sentAt.localeCompare(a.sentAt))
    },
    readMessage: async (ref, messageId) => {
      const known = new Set(incidentsWithPeople(setting.folder))
      const own = await ownMessage((id) => (known.has(id) ? officeOf(id).store : null), messageId, ref)
      if (own) await officeOf(own.incidentId).takeNews([{ seen: { id: own.id, state: 'read', code: null } }])
      return own !== null
    },
    onHealth: (listener) => void (setting.hearHealth = listener),
    on: (_event, listener) => void listeners.add(listener),
    stop: async () => {
      await mailroom.stop()
      await Promise.all([...offices.values()].map((office) => office.stop()))
      offices.clear()
    },
  }
}
