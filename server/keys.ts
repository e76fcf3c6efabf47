import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError } from './config.ts'

/** The installation's key: from the environment, else made on first start and kept, readable by its owner only. */
export function installationKey(config: Config): Buffer {
  if (config.key) return Buffer.from(config.key, 'base64')
  const file = join(config.dataFolder, 'installation.key')
  if (!existsSync(file)) {
    refuseWhereSealed(config.dataFolder)
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return read(file)
}

/** Cut short or overwritten, it opens nothing. */
function read(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length === 32) return key
  throw new ConfigError(
    `${file} holds no key of 32 bytes in base64. Put the right one back, or set FENGHUO_KEY.`,
  )
}

/** A new key would open nothing of what lies here. */
function refuseWhereSealed(folder: string): void {
  const people = join(folder, 'people')
  if (!existsSync(people) || !readdirSync(people).some((name) => name.endsWith('.sqlite'))) return
  throw new ConfigError(
    `installation.key is missing in ${folder}, and people's details there are sealed under it. Put it back, or set FENGHUO_KEY.`,
  )
}

/** A key of its own for each use, so that no two uses share one (RFC 5869). */
export const keyFor = (installation: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', installation, '', `fenghuo ${use}`, 32))

/** A check code nobody can guess for an id they do not hold. */
export const codeFor = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 10)
