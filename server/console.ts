import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { openPostgres } from '../db/postgres.ts'
import { openSqlite } from '../db/sqlite.ts'
import { keepTemplates } from './actions/templates.ts'
import { openRealWorld } from './actions/worlds.ts'
import { createApp } from './app.ts'
import { startClocks } from './clocks/clocks.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { startStaffOutbox } from './delivery/staff.ts'
import { installationKey } from './keys.ts'
import { startLive } from './live/live.ts'
import { holdDataFolder } from './lock.ts'
import { openSessions } from './sessions/sessions.ts'
import { loadTemplates } from './templates.ts'

const shippedTemplates = new URL('../templates', import.meta.url).pathname

export interface Console {
  url: string
  ctx: Context
  /** Shown once, at first run; undefined when the console has an owner. */
  setUpCode: string | undefined
  clocks: { processAll(): Promise<void> }
  staffOutbox: { processAll(): Promise<void> }
  stop(): Promise<void>
}

/** Wires everything and listens. `clock` is the machine's, unless a test turns its own. */
export async function startConsole(config: Config, clock: () => number = Date.now): Promise<Console> {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const lock = holdDataFolder(config.dataFolder)
  try {
    return await wire(config, clock, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function wire(config: Config, clock: () => number, lock: { release(): void }): Promise<Console> {
  const db = config.databaseUrl
    ? await openPostgres(config.databaseUrl)
    : await openSqlite(join(config.dataFolder, 'fenghuo.sqlite'))
  const ctx: Context = {
    config,
    db,
    templates: loadTemplates(shippedTemplates, join(config.dataFolder, 'templates')),
    key: installationKey(config),
    log: pino({ level: process.env.LOG_LEVEL ?? 'warn' }),
    now: (world) => clock() + world.shiftMs,
    newId: randomUUID,
  }
  await keepTemplates(ctx)
  await openRealWorld(ctx)
  const sessions = await openSessions(ctx)
  const http = createServer(createApp(ctx, sessions))
  const live = startLive(ctx, http, (headers) => sessions.whoAsksHeaders(headers))
  const clocks = startClocks(ctx)
  const staffOutbox = startStaffOutbox(ctx)
  await new Promise<void>((resolve, reject) =>
    http.once('error', reject).listen(config.port, config.host, resolve),
  )
  const { port } = http.address() as AddressInfo
  return {
    url: `http://${config.host}:${port}`,
    ctx,
    setUpCode: await sessions.setUpCode(),
    clocks,
    staffOutbox,
    async stop() {
      await clocks.stop()
      await staffOutbox.stop()
      await live.stop()
      http.closeAllConnections()
      await db.close()
      lock.release()
    },
  }
}
