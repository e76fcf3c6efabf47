import { createHash } from 'node:crypto'
import type { Database } from '../../db/database.ts'

/** A page as it goes out again and again. */
export interface Page {
  body: Buffer
  etag: string
}

/**
 * Published pages, drawn once and kept until anything is committed: what the public reads changes by an act only, and each act
 * is a record. So a million readers cost one reading of the database, and a withdrawal shows at once.
 */
export function keptPages(db: Database) {
  const pages = new Map<string, Page>()
  let commits = 0
  db.onCommit(() => {
    commits++
    pages.clear()
  })
  return async (key: string, draw: () => Promise<string | undefined>): Promise<Page | undefined> => {
    const kept = pages.get(key)
    if (kept) return kept
    const before = commits
    const html = await draw()
    if (html === undefined) return undefined
    const page = pageOf(html)
    if (commits === before) pages.set(key, page)
    return page
  }
}

export function pageOf(html: string): Page {
  const body = Buffer.from(html)
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}
