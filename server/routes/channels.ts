import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { readSmsUrl } from '../delivery/smsUrl.ts'
import { conflict, notAllowed, notFound } from '../problem.ts'
import { may } from '../rules/permissions.ts'
import { realWorld } from '../rules/world.ts'
import { iso, isoOrNull } from '../views/values.ts'
import type { On } from './on.ts'

export function channelRoutes(on: On): void {
  on(api.listChannels, async ({ ctx, actor }) =>
    setKinds.map((kind) => {
      const url = urlOf(ctx, kind)
      const can = url && may('see_sandbox', { role: actor.role }) ? ['verify'] : []
      const source = url ? ('environment' as const) : ('none' as const)
      return { kind, source, host: hostOf(url), ...(kind === 'sms' ? smsOf(ctx) : unproven), can }
    }),
  )
  on(api.verifyChannel, async ({ ctx, actor, params: { kind } }) => {
    if (!may('see_sandbox', { role: actor.role })) throw notAllowed('verify')
    const known = setKinds.find((one) => one === kind)
    if (!known) throw notFound('channel')
    if (!urlOf(ctx, known)) throw conflict('not_configured', 'Nothing is configured for this channel.')
    const from = ctx.now(realWorld)
    const verdict = await ctx.senders.verify(known)
    const at = ctx.now(realWorld)
    return { ...verdict, at: iso(at), tookMs: at - from }
  })
}

/** What a setting carries. */
const setKinds = ['email', 'sms'] as const

const urlOf = ({ config }: Context, kind: (typeof setKinds)[number]) =>
  kind === 'email' ? config.smtpUrl : config.smsUrl

const unproven = { provider: null, country: null, provenAt: null }

/** Whose adapter, where it handles numbers, and whether a real receipt ever came. */
function smsOf({ config, senders }: Context) {
  if (!config.smsUrl) return unproven
  const { provider, country } = readSmsUrl(config.smsUrl)
  return { provider, country, provenAt: isoOrNull(senders.provenAt(provider)) }
}

/** Host and port alone: user, password, path and settings stay out of sight. */
const hostOf = (url: string | undefined): string | null => (url ? new URL(url).host : null)
