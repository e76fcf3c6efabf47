import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { keepTemplate, listTemplates } from '../../../db/queries/installation.ts'
import type { Actor, Context } from '../../context.ts'
import { lintTemplate } from '../../documents/lint.ts'
import { conflict, notFound } from '../../problem.ts'
import type { Language } from '../../rules/facts.ts'
import { realWorld } from '../../rules/world.ts'
import { needAsCounsel } from '../counsel.ts'
import { record } from '../record.ts'
import { formsOf } from './line.ts'

/** What the database keeps of each version: the bytes lie in the company's template folder under their digest. */
export interface KeptTemplate {
  by: string
  fileName: string
  bytes: number
}

export const templateName = (language: Language): string => `reports/report.${language}.docx`
const shippedFolder = new URL('../../../templates/', import.meta.url).pathname
const companyFolder = ({ config }: Context): string => join(config.dataFolder, 'templates')
const currentPath = (ctx: Context, language: Language) => join(companyFolder(ctx), templateName(language))
const versionPath = (ctx: Context, digest: string) =>
  join(companyFolder(ctx), 'reports', 'versions', `${digest}.docx`)

/** The template in force: the company's, else the one shipped. */
export async function wordTemplate(
  ctx: Context,
  language: Language,
): Promise<{ bytes: Buffer; digest: string; origin: 'company' | 'shipped' }> {
  const own = existsSync(currentPath(ctx, language))
  const bytes = await readFile(own ? currentPath(ctx, language) : join(shippedFolder, templateName(language)))
  return { bytes, digest: sha256(bytes), origin: own ? 'company' : 'shipped' }
}

/** One version by its digest, for download. */
export async function templateVersion(ctx: Context, language: Language, digest: string): Promise<Buffer> {
  const current = await wordTemplate(ctx, language)
  if (current.digest === digest) return current.bytes
  return readFile(versionPath(ctx, digest)).catch(() => {
    throw notFound('template')
  })
}

/** Puts a template into force. One with any fault is refused, and all its faults are named. */
export async function saveWordTemplate(
  ctx: Context,
  actor: Actor,
  language: Language,
  { fileName, bytes }: { fileName: string; bytes: Buffer },
): Promise<void> {
  await needAsCounsel(ctx.db.read, actor, 'change_templates')
  const faults = lintTemplate(bytes, formsOf(ctx))
  if (faults.length > 0)
    throw conflict('template_faults', 'The template has faults.', { templateFaults: faults })
  const digest = sha256(bytes)
  await writeWhole(ctx, versionPath(ctx, digest), bytes)
  await mkdir(dirname(currentPath(ctx, language)), { recursive: true, mode: 0o700 })
  const content: KeptTemplate = { by: actor.id, fileName, bytes: bytes.length }
  await ctx.db.write(async (tx) => {
    const loadedAt = ctx.now(realWorld)
    const name = templateName(language)
    await keepTemplate(tx, {
      digest: versionKey(name, digest),
      kind: 'document',
      name,
      source: 'company',
      content,
      loadedAt,
    })
    await record(ctx, tx, actor, { name: 'template.saved', payload: { name, digest, fileName } })
  })
  await put(ctx, language, digest)
}

/** An earlier version of the company's again, or (digest left out) the one shipped. */
export async function useWordTemplate(
  ctx: Context,
  actor: Actor,
  language: Language,
  digest: string | null,
): Promise<void> {
  await needAsCounsel(ctx.db.read, actor, 'change_templates')
  if (digest && !existsSync(versionPath(ctx, digest))) throw notFound('template')
  await ctx.db.write((tx) =>
    record(ctx, tx, actor, { name: 'template.used', payload: { name: templateName(language), digest } }),
  )
  if (digest) await put(ctx, language, digest)
  else await rm(currentPath(ctx, language), { force: true })
}

export const listWordTemplates = (ctx: Context, language: Language) =>
  listTemplates(ctx.db.read, 'document', templateName(language))

/** The same bytes may be the template of both languages. */
const versionKey = (name: string, digest: string) => `${digest}:${name}`
export const digestIn = (key: string): string => key.slice(0, 64)

async function put(ctx: Context, language: Language, digest: string): Promise<void> {
  const part = hidden(ctx, currentPath(ctx, language))
  await copyFile(versionPath(ctx, digest), part)
  await rename(part, currentPath(ctx, language))
}

async function writeWhole(ctx: Context, path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const part = hidden(ctx, path)
  await writeFile(part, bytes, { mode: 0o600 })
  await rename(part, path)
}

/** A name that the start passes over, should this process die before the file has its own. */
const hidden = (ctx: Context, path: string) => join(dirname(path), `.${ctx.newId()}`)

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
