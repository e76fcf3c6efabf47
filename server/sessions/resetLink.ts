import { createHmac } from 'node:crypto'
import type { Context } from '../context.ts'
import { keyFor } from '../keys.ts'

/** The token of a reset, derived from its id, so that no table and no stored message holds it. */
export const resetToken = ({ key }: Pick<Context, 'key'>, id: string): string =>
  createHmac('sha256', keyFor(key, 'resets')).update(id).digest('base64url')

/** After `#`, so that the token stands in no log and no Referer. */
export const resetLink = (ctx: Context, id: string): string =>
  `${ctx.config.publicUrl}/new-password#${resetToken(ctx, id)}`
