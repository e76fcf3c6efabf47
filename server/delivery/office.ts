import type { PeopleStore } from '../../db/store/store.ts'
import { openIncidentStore } from '../audience/incidentStore.ts'
import { type Beside, startBeside } from '../beside.ts'
import type { World } from '../rules/world.ts'
import { applyNews } from './applyNews.ts'
import { type ChannelSetting, chosen } from './channels.ts'
import { type Desk, openDesk } from './desk.ts'
import type { News } from './inbox.ts'
import { digestOf, type Order, type Progress } from './order.ts'
import { progressOf } from './results.ts'
import type { FromSender, SenderWorkerData, ToSender } from './sender-worker.ts'
import type { Release, SendersSetting } from './senders.ts'

/** The console's side of one incident's sending: a connection to its store, and the process that sends. */
export interface Office {
  store: PeopleStore
  progress(orderId: string): Promise<Progress>
  start(order: Order): Promise<void>
  pause(orderId: string): Promise<void>
  resume(orderId: string, release: Release): Promise<void>
  cancel(orderId: string): Promise<void>
  /** Lets messages leave at any hour. */
  liftQuiet(orderId: string): Promise<void>
  /** Waits no longer for what is unknown. */
  giveUpUnknown(orderId: string): Promise<void>
  recover(): Promise<void>
  /** Other channels from now on. */
  set(channels: ChannelSetting): void
  /** Returns how many named a message of this incident. */
  takeNews(news: readonly News[]): Promise<number>
  /** Where people call people. */
  desk: Desk
  stop(): Promise<void>
}

export function openOffice(
  setting: SendersSetting,
  incidentId: string,
  tell: (incidentId: string, progress: Progress) => void,
): Office {
  const store = openIncidentStore(setting, incidentId)
  const troubles = new Map<string, Progress['troubles']>()
  const sender = senderProcess(setting, incidentId, troubles, (orderId) => watch.follow(orderId))
  const progress = async (orderId: string) => ({
    ...(await progressOf(store, orderId)),
    troubles: troubles.get(orderId) ?? [],
  })
  const watch = watcher(setting.progressMs ?? 300, progress, {
    tell: (news) => tell(incidentId, news),
    report: (message) => setting.log?.({ incidentId, message }),
  })
  const run = (orderId: string) => {
    watch.follow(orderId)
    sender.ask({ do: 'run', orderId })
  }
  /** After news from outside: what goes on again is run, what rests is told of once more. */
  const takeUp = async () => {
    for (const { id, state } of await store.listOrders()) (state === 'running' ? run : watch.follow)(id)
  }
  return {
    store,
    progress,
    desk: openDesk(store, takeUp),
    start: async (order) => {
      if (digestOf(order.body) !== order.digest)
        throw new Error('The order is not the one that was approved.')
      await store.insertOrder(newOrderOf(order), Date.now() + order.world.shiftMs)
      run(order.id)
    },
    pause: async (orderId) => {
      await store.pauseOrder(orderId, 'asked')
      sender.ask({ do: 'wake', orderId })
    },
    resume: async (orderId, { digest, ...release }) => {
      const stored = await store.findOrder(orderId)
      if (stored?.digest !== digest) throw new Error('The order is not the one that was approved.')
      await store.releaseOrder(orderId, release)
      run(orderId)
    },
    cancel: async (orderId) => {
      const order = await store.findOrder(orderId)
      if (!order) return
      await store.cancelOrder(orderId, Date.now() + (JSON.parse(order.world) as World).shiftMs)
      sender.ask({ do: 'wake', orderId })
    },
    liftQuiet: async (orderId) => {
      await store.wakeAll(orderId)
      await takeUp()
    },
    giveUpUnknown: async (orderId) => {
      const order = await store.findOrder(orderId)
      if (!order) return
      await store.giveUpUnknown(order.no, Date.now() + (JSON.parse(order.world) as World).shiftMs)
      await takeUp()
    },
    recover: async () => {
      for (const { id, state } of await store.listOrders()) {
        if (state === 'running') run(id)
        else if (state === 'done' && (await waits(store, id))) sender.ask({ do: 'wake', orderId: id })
      }
    },
    set: (channels) => sender.tell({ do: 'set', channels }),
    takeNews: async (news) => {
      const { known, changed } = await applyNews(store, news, Date.now(), setting.waits)
      if (changed) await takeUp()
      return known
    },
    stop: async () => {
      watch.stop()
      await sender.stop()
      store.close()
    },
  }
}

/** Somebody of a finished order is still unknown or awaits a receipt: the sender watches over its end. */
async function waits(store: PeopleStore, orderId: string): Promise<boolean> {
  const { coverage, guardians } = await progressOf(store, orderId)
  return coverage.trying + coverage.unknown + guardians.trying + guardians.unknown > 0
}

const newOrderOf = (order: Order) => ({
  id: order.id,
  body: JSON.stringify(order.body),
  world: JSON.stringify(order.world),
  digest: order.digest,
  noticeDigest: order.noticeDigest,
  noticeId: order.noticeId,
  stageLimit: order.stageLimit,
  staged: order.staged ?? 0,
  holds: order.holds ? JSON.stringify(order.holds) : null,
  bound: order.body.bound,
})

/** The process starts with the first order and is started anew if it dies; what it left is then taken up as unknown. */
function senderProcess(
  setting: SendersSetting,
  incidentId: string,
  troubles: Map<string, Progress['troubles']>,
  onMoved: (orderId: string) => void,
) {
  let sender: Beside<ToSender> | null = null
  const report = (message: string) => setting.log?.({ incidentId, message })
  const hear = (message: FromSender) => {
    if (message.say === 'failed') report(message.message)
    else if (message.say === 'health') for (const news of message.news) setting.hearHealth?.(news)
    else troubles.set(message.orderId, message.say === 'troubles' ? message.troubles : [])
    if (message.say === 'rests') onMoved(message.orderId)
  }
  const begin = (): Beside<ToSender> => {
    const data: SenderWorkerData = {
      folder: setting.folder,
      installationKey: setting.installationKey,
      ...chosen(setting),
      incidentId,
      followMs: setting.followMs ?? 60_000,
      ...(setting.waits ? { waits: setting.waits } : {}),
    }
    const program = new URL('./sender-worker.ts', import.meta.url)
    const started = startBeside<SenderWorkerData, ToSender, FromSender>(program, data, {
      message: hear,
      error: (error) => report(error.message),
    })
    void started.ended.then(() => sender === started && (sender = null))
    return started
  }
  return {
    ask: (message: ToSender) => (sender ??= begin()).tell(message),
    /** Only where a process is: the next one reads it at its start. */
    tell: (message: ToSender) => sender?.tell(message),
    stop: async () => {
      sender?.tell({ do: 'stop' })
      await sender?.ended
    },
  }
}

/** Tells of progress while it changes, from the counters alone; falls silent when the order rests. */
function watcher(
  everyMs: number,
  read: (orderId: string) => Promise<Progress>,
  { tell, report }: { tell: (progress: Progress) => void; report: (message: string) => void },
) {
  const said = new Map<string, string>()
  const look = async () => {
    for (const orderId of said.keys()) {
      const progress = await read(orderId)
      const words = JSON.stringify(progress)
      if (words !== said.get(orderId)) tell(progress)
      said.set(orderId, words)
      if (progress.state !== 'running') said.delete(orderId)
    }
  }
  const timer = setInterval(() => said.size && look().catch((error) => report(String(error))), everyMs)
  timer.unref()
  return {
    follow: (orderId: string) => void said.set(orderId, said.get(orderId) ?? ''),
    stop: () => clearInterval(timer),
  }
}
