import { createHmac, createSecretKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type Inbox, type ItemRow, openInbox } from '../../db/store/inbox.ts'
import type { StoreSetting } from '../audience/incidentStore.ts'
import { sealer } from '../audience/sealing.ts'
import type { BounceNews } from './bounceNews.ts'
import type { Receipt } from './receipts.ts'

/** What came in about one message of an incident. */
export type News = { receipt: Receipt } | { bounce: BounceNews } | { seen: SeenNews }

/** An in-site message: shown to its reader, opened, or refused. */
export interface SeenNews {
  /** The delivery's number in its incident's store. */
  id: number
  state: 'delivered' | 'read' | 'failed'
  code: string | null
}

export interface Mailroom {
  /** On disk when it returns; applied soon after. News said twice is taken once. Returns how many were new. */
  take(source: string, news: readonly { incidentId: string; news: News }[]): number
  /** When a callback of this source first named a message of ours; `null` = not yet. */
  provenAt(source: string): number | null
  /** Applies everything that waits. */
  processAll(): Promise<void>
  stop(): Promise<void>
}

const batch = 500
const retryMs = 5_000
const keptMs = 14 * 24 * 3_600_000

interface MailroomSetting extends StoreSetting {
  /** Gives the news of one incident to its store; returns how many named a message of ours. */
  apply(incidentId: string, news: readonly News[]): Promise<number>
  report(incidentId: string, message: string): void
}

/** Callbacks and bounces on their way from the door to the incidents' stores: insert, answer, apply in batches. */
export function openMailroom({ folder, installationKey, apply, report }: MailroomSetting): Mailroom {
  const path = join(folder, 'people', 'inbox.db')
  const key = createSecretKey(installationKey)
  const seal = sealer(key)
  let inbox: Inbox | null = null
  const open = (): Inbox => (inbox ??= openInbox(path))
  let running: Promise<void> = Promise.resolve()

  async function drain() {
    let after = 0
    for (;;) {
      const rows = open().waiting(after, batch)
      if (!rows.length) break
      after = rows.at(-1)!.no
      for (const [incidentId, ofIncident] of Map.groupBy(rows, ({ incident }) => incident))
        await deliver(incidentId, ofIncident)
      await setImmediate()
    }
    open().forget(Date.now() - keptMs)
  }

  /** A store that cannot be written to keeps its news; one whose keys are gone has no use for it. */
  async function deliver(incidentId: string, rows: readonly ItemRow[]) {
    try {
      const proven = new Set<string>()
      for (const [source, ofSource] of Map.groupBy(rows, (row) => row.source)) {
        const news = ofSource.map((row) => JSON.parse(seal.open(row.incident, row.sealed)) as News)
        if (await apply(incidentId, news)) proven.add(source)
      }
      open().done(
        rows.map(({ no }) => no),
        proven,
        Date.now(),
      )
    } catch (error) {
      report(incidentId, (error as Error).message)
      const gone = (error as Error).name === 'KeyDestroyed'
      if (gone)
        open().done(
          rows.map(({ no }) => no),
          [],
          Date.now(),
        )
      else setTimeout(() => inbox && void processAll(), retryMs).unref()
    }
  }

  const processAll = () => (running = running.then(drain))
  if (existsSync(path)) void processAll()
  return {
    take(source, news) {
      const items = news.map(({ incidentId, news: said }) => {
        const text = JSON.stringify(said)
        const digest = createHmac('sha256', key).update(`${source}:${incidentId}:${text}`).digest()
        return { digest, source, incidentId, sealed: seal.seal(incidentId, text) }
      })
      const added = items.length ? open().put(items, Date.now()) : 0
      if (added) void processAll()
      return added
    },
    provenAt: (source) => (inbox || existsSync(path) ? open().provenAt(source) : null),
    processAll,
    stop: async () => {
      await running
      inbox?.close()
      inbox = null
    },
  }
}
