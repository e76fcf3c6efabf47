import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Server } from 'node:http'
import type { Database } from '../db/database.ts'
import { findKeyCheck, saveKeyCheck } from '../db/queries/settings.ts'
import { type Config, ConfigError } from './config.ts'
import { keyFor } from './keys.ts'

/** What systems answer, for whoever set the variable. Anything else is no fault of a setting and keeps its own words. */
const meanings: Record<string, string> = {
  EACCES: 'this user may not use it',
  EPERM: 'this user may not use it',
  EROFS: 'it lies on a file system that is read-only',
  EEXIST: 'a file stands there, not a folder',
  ENOTDIR: 'a file stands in its way',
  ENOENT: 'it cannot be made there',
  ENOSPC: 'the disk is full',
  SQLITE_CANTOPEN: 'this user may not write in it',
  SQLITE_READONLY: 'this user may not write in it',
  EADDRINUSE: 'another program listens there already',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no host has this name',
  EAI_AGAIN: 'no host has this name, or the name server is silent',
  ECONNREFUSED: 'nothing listens there',
  ETIMEDOUT: 'nothing answers there',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  '28P01': 'user and password do not belong together',
  '28000': 'this user may not sign in',
  '3D000': 'there is no such database',
  '42501': 'this user may not make tables in it',
}

/** Does what rests on a setting; where the system says no, the refusal names the setting and what to do. */
export async function resting<T>(
  on: { setting: string; remedy: string },
  act: () => T | Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const meaning = meanings[(error as { code?: string }).code ?? '']
    if (!meaning) throw error
    throw new ConfigError(`${on.setting}: ${meaning}. ${on.remedy}`)
  }
}

export const onDataFolder = ({ dataFolder }: Config) => ({
  setting: `FENGHUO_DATA is "${dataFolder}"`,
  remedy: 'Name a folder that the user of this process may write in.',
})

/** The address without user and password. */
export const onDatabase = (databaseUrl: string) => ({
  setting: `DATABASE_URL leads to ${new URL(databaseUrl).host}${new URL(databaseUrl).pathname}`,
  remedy: 'Start Postgres there or correct the address; without it everything lies in the data folder.',
})

/** Listens where the settings say. */
export const listen = (http: Server, { host, port }: Config): Promise<void> =>
  resting(
    {
      setting: `HOST is "${host}", PORT is "${port}"`,
      remedy: 'Choose another, or stop what is in the way.',
    },
    () => new Promise<void>((resolve, reject) => http.once('error', reject).listen(port, host, resolve)),
  )

/** Another key than the one these data were begun under would open nothing of them, and would be noticed too late. */
export async function refuseOtherKey(db: Database, key: Buffer): Promise<void> {
  const mine = createHmac('sha256', keyFor(key, 'check')).update('fenghuo').digest('base64url')
  const kept = await findKeyCheck(db.read)
  if (kept === undefined) return db.write((tx) => saveKeyCheck(tx, mine))
  if (kept.length === mine.length && timingSafeEqual(Buffer.from(kept), Buffer.from(mine))) return
  throw new ConfigError(
    'FENGHUO_KEY, or installation.key in the data folder, is not the key these data were begun under. Put the right one back: nothing sealed can be read with this one.',
  )
}
