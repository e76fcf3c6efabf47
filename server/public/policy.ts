import { createHash } from 'node:crypto'
import { announcementStyle } from './style.ts'

const styleHash = createHash('sha256').update(announcementStyle).digest('base64')
const nothingElse = ["default-src 'none'", `style-src 'sha256-${styleHash}'`, "base-uri 'none'"]

/** A public page loads nothing, runs nothing, lies in no frame; its one form leads back to us. */
export const publicPolicy = [...nothingElse, "form-action 'self'", "frame-ancestors 'none'"].join('; ')

/** The same inside a plain file; its form leads to the console. A file cannot forbid frames: its host must. */
export const staticPolicy = (publicUrl: string): string =>
  [...nothingElse, `form-action ${new URL(publicUrl).origin}`].join('; ')
