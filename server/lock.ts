import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { ConfigError } from './config.ts'

/**
 * Holds the data folder: an exclusive transaction on a file of its own, which the system lets go of when the process
 * dies, however it dies. A second console on the same folder is refused in words.
 */
export function holdDataFolder(folder: string): { release(): void } {
  const lock = new Sqlite(join(folder, 'console.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new ConfigError(
      `Another console is running on ${folder}. Stop it first, or set FENGHUO_DATA to another folder.`,
    )
  }
  return { release: () => lock.close() }
}
