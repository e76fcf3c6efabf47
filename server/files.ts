import { createHash } from 'node:crypto'
import { mkdir, open, readFile as read, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Request, Response } from 'express'
import type { Context } from './context.ts'
import { typeOf } from './fileType.ts'
import { invalid, tooLarge } from './problem.ts'

export interface NewFile {
  /** SHA-256 in hex: the name it is stored under. */
  digest: string
  name: string
  type: string
  bytes: number
}

/** 10 MB: a scanned receipt needs a tenth of it. */
export const largestFile = 10 * 1024 * 1024
/** 25 MB: evidence comes as scans, logs and mail. */
export const largestAttachment = 25 * 1024 * 1024

/** Reads a request's body, no more than is allowed. */
export async function takeBytes(request: Request, limit = largestFile): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  const parts: Buffer[] = []
  let taken = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    taken += part.length
    if (taken > limit) throw tooLarge(limit)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** Keeps bytes under their digest in the data folder, whole or not at all; the same bytes are kept once. */
export async function storeFile(ctx: Context, name: string, content: Buffer): Promise<NewFile> {
  const type = typeOf(content, name)
  if (!type) throw invalid([{ pointer: '/name', code: 'file_type' }])
  const digest = createHash('sha256').update(content).digest('hex')
  const folder = join(ctx.config.dataFolder, 'files', digest.slice(0, 2))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `.${ctx.newId()}`)
  try {
    await writeWhole(part, content)
    await rename(part, join(folder, digest))
  } finally {
    await rm(part, { force: true })
  }
  return { digest, name: plainName(name), type, bytes: content.length }
}

export const readFile = (ctx: Context, digest: string): Promise<Buffer> =>
  read(join(ctx.config.dataFolder, 'files', digest.slice(0, 2), digest))

/** Only ever a download: no browser may take it for a page of ours. */
export function sendDownload(response: Response, name: string, type: string, content: Buffer): void {
  response.set(downloadHeaders(name, type)).send(content)
}

export const downloadHeaders = (name: string, type: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encodeName(name)}`,
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, no-store',
})

async function writeWhole(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The last part of a path, on whatever system it was named. */
const plainName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(-200) || 'file'
const asciiName = (name: string): string => name.replace(/[^\w.() -]/g, '_')
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
