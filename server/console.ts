import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { openPostgres } from '../db/postgres.ts'
import { openSqlite } from '../db/sqlite.ts'
import { takeUpChannels } from './actions/channels/current.ts'
import { keepHealth } from './actions/channels/health.ts'
import { keepTemplates } from './actions/templates.ts'
import { openRealWorld } from './actions/worlds.ts'
import { createApp } from './app.ts'
import { createAudiences } from './audience/audiences.ts'
import { startReadings } from './clocks/batches.ts'
import { startClocks } from './clocks/clocks.ts'
import { startFetches } from './clocks/fetches.ts'
import { startOrders } from './clocks/orders.ts'
import { startRetention } from './clocks/retention.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { chosen } from './delivery/channels.ts'
import { startMaildir } from './delivery/maildir.ts'
import { createSenders } from './delivery/senders.ts'
import { startStaffOutbox } from './delivery/staff.ts'
import { createPdfMaker } from './documents/pdf.ts'
import { installationKey, keyFor } from './keys.ts'
import { startLive } from './live/live.ts'
import { holdDataFolder } from './lock.ts'
import { listen, onDatabase, onDataFolder, refuseOtherKey, resting } from './refusals.ts'
import { openSessions } from './sessions/sessions.ts'
import { loadTemplates } from './templates.ts'

/** A file of millions of people over a slow line. */
const longestUploadMs = 3_600_000
const shippedTemplates = new URL('../templates', import.meta.url).pathname

export interface Console {
  url: string
  ctx: Context
  /** Shown once, at first run; undefined when the console has an owner. */
  setUpCode: string | undefined
  clocks: { processAll(): Promise<void> }
  staffOutbox: { processAll(): Promise<void> }
  /** Reads the Maildir of bounces, where one is set. */
  bounces: { processAll(): Promise<void> }
  /** Hands over the orders that are due, and copies how those under way stand. */
  orders: { processAll(): Promise<void> }
  /** Warns before a term of retention ends, and destroys at its end. */
  retention: { processAll(): Promise<void> }
  stop(): Promise<void>
}

/** Wires everything and listens. `clock` is the machine's, unless a test turns its own. */
export async function startConsole(config: Config, clock: () => number = Date.now): Promise<Console> {
  const lock = await resting(onDataFolder(config), () => {
    mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
    return holdDataFolder(config.dataFolder)
  })
  try {
    return await wire(config, clock, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function wire(config: Config, clock: () => number, lock: { release(): void }): Promise<Console> {
  const { databaseUrl } = config
  const db = databaseUrl
    ? await resting(onDatabase(databaseUrl), () => openPostgres(databaseUrl))
    : await openSqlite(join(config.dataFolder, 'fenghuo.sqlite'))
  const key = installationKey(config)
  await refuseOtherKey(db, key).catch(async (error) => {
    await db.close()
    throw error
  })
  const log = pino({ level: process.env.LOG_LEVEL ?? 'warn' })
  const people = { folder: config.dataFolder, installationKey: keyFor(key, 'people') }
  const ctx: Context = {
    config,
    db,
    templates: loadTemplates(shippedTemplates, join(config.dataFolder, 'templates')),
    key,
    log,
    audiences: createAudiences(people),
    channels: { setting: chosen(config), shares: {} },
    senders: createSenders({ ...people, ...chosen(config), log: (problem) => log.error(problem, 'sending') }),
    pdf: createPdfMaker({ program: config.converter }),
    now: (world) => clock() + world.shiftMs,
    newId: randomUUID,
  }
  await keepTemplates(ctx)
  await takeUpChannels(ctx)
  keepHealth(ctx)
  await openRealWorld(ctx)
  const sessions = await openSessions(ctx)
  const http = createServer({ requestTimeout: longestUploadMs }, createApp(ctx, sessions))
  const live = startLive(ctx, http, (headers) => sessions.whoAsksHeaders(headers))
  const clocks = startClocks(ctx)
  const staffOutbox = startStaffOutbox(ctx)
  const bounces = startMaildir(ctx)
  const readings = await startReadings(ctx, live)
  const fetches = startFetches(ctx, live)
  const orders = await startOrders(ctx, live)
  const retention = startRetention(ctx)
  await listen(http, config)
  const { port } = http.address() as AddressInfo
  return {
    url: `http://${config.host}:${port}`,
    ctx,
    setUpCode: await sessions.setUpCode(),
    clocks,
    staffOutbox,
    bounces,
    orders,
    retention,
    async stop() {
      await retention.stop()
      await clocks.stop()
      await staffOutbox.stop()
      await bounces.stop()
      await live.stop()
      http.closeAllConnections()
      await fetches.stop()
      await readings.stop()
      await orders.stop()
      await ctx.pdf.stop()
      await db.close()
      lock.release()
    },
  }
}
