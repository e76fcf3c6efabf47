import { createHmac } from 'node:crypto'
import type { Context } from '../context.ts'
import { keyFor } from '../keys.ts'

/** The token of an invitation, derived from its id, so that no table and no stored message holds it. */
export const invitationToken = ({ key }: Context, id: string): string =>
  createHmac('sha256', keyFor(key, 'invitations')).update(id).digest('base64url')

/** After `#`, so that the token stands in no log and no Referer. */
export const invitationLink = (ctx: Context, id: string): string =>
  `${ctx.config.publicUrl}/invitation#${invitationToken(ctx, id)}`
