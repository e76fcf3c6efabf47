import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { readConfig } from '../server/config.ts'
import { type Console, startConsole } from '../server/console.ts'
import { newDatabase } from './postgres.ts'

export const dialects = ['sqlite', 'postgres'] as const
export type Dialect = (typeof dialects)[number]

export interface TestConsole extends Console {
  folder: string
  /** Turns the machine's clock forward (or back). */
  turn(ms: number): void
  now(): number
  /** Stops it and leaves its data to another process; `restart` takes it up again. */
  halt(): Promise<void>
  /** Stops it and starts it again on the same data. */
  restart(): Promise<TestConsole>
}

interface Setting {
  dialect?: Dialect
  env?: Record<string, string>
  /** Where the clock starts; later it runs with the machine's. */
  at?: number
}

/** The real console on a free port, with a database of its own and a clock the test can turn. */
export async function startTestConsole({
  dialect = 'sqlite',
  env = {},
  at,
}: Setting = {}): Promise<TestConsole> {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-test-'))
  const database: Record<string, string> =
    dialect === 'postgres' ? { DATABASE_URL: await newDatabase(inject('postgres')) } : {}
  const clock = { shift: at === undefined ? 0 : at - Date.now() }
  return open(folder, { PORT: '0', FENGHUO_DATA: folder, ...database, ...env }, clock)
}

async function open(
  folder: string,
  env: Record<string, string>,
  clock: { shift: number },
): Promise<TestConsole> {
  const now = () => Date.now() + clock.shift
  const running = await startConsole(readConfig(env), now)
  let halted = false
  const halt = async () => {
    if (!halted) await running.stop()
    halted = true
  }
  return {
    ...running,
    halt,
    folder,
    now,
    turn: (ms) => {
      clock.shift += ms
    },
    async restart() {
      await halt()
      return open(folder, env, clock)
    },
    async stop() {
      await halt()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
