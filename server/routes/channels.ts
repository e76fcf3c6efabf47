import { type SetKind, setKinds } from '../actions/channels/current.ts'
import { dropChannel, saveChannel } from '../actions/channels/save.ts'
import { need } from '../actions/need.ts'
import { api } from '../contract/api.ts'
import { isSandboxed } from '../delivery/channels.ts'
import { conflict, invalid, notFound } from '../problem.ts'
import { realWorld } from '../rules/world.ts'
import { channelViews, providerViews } from '../views/channel.ts'
import { iso } from '../views/values.ts'
import type { On } from './on.ts'

export function channelRoutes(on: On): void {
  on(api.listChannels, ({ ctx, actor }) => channelViews(ctx, actor))
  on(api.listProviders, async ({ ctx }) => providerViews(ctx))
  on(api.saveChannel, async ({ ctx, actor, params, body }) => {
    if (kindOf(params.kind) !== body.setting.kind)
      throw invalid([{ pointer: '/setting/kind', code: 'not_the_channel' }])
    await saveChannel(ctx, actor, body)
  })
  on(api.dropChannel, ({ ctx, actor, params, query }) =>
    dropChannel(ctx, actor, kindOf(params.kind), query.version),
  )
  on(api.verifyChannel, async ({ ctx, actor, params }) => {
    need('see_sandbox', actor)
    const kind = kindOf(params.kind)
    if (isSandboxed(kind, realWorld, ctx.channels.setting))
      throw conflict('not_configured', 'Nothing is configured for this channel.')
    const from = ctx.now(realWorld)
    const verdict = await ctx.senders.verify(kind)
    const at = ctx.now(realWorld)
    return { ...verdict, at: iso(at), tookMs: at - from }
  })
}

function kindOf(text: string): SetKind {
  const kind = setKinds.find((one) => one === text)
  if (!kind) throw notFound('channel')
  return kind
}
