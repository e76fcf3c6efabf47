import { keyFor } from '../keys.ts'

/** What `npm run bounce` hands mail in with: drawn from the installation's key, so it needs no setting. */
export const bounceToken = (installation: Buffer): string =>
  keyFor(installation, 'bounce').toString('base64url')
