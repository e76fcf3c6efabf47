import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** The installation's key: from the environment, else made on first start and kept, readable by its owner only. */
export function installationKey(config: Config): Buffer {
  if (config.key) return Buffer.from(config.key, 'base64')
  const file = join(config.dataFolder, 'installation.key')
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}

/** A key of its own for each use, so that no two uses share one (RFC 5869). */
export const keyFor = (installation: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', installation, '', `fenghuo ${use}`, 32))

/** A check code nobody can guess for an id they do not hold. */
export const codeFor = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 10)
