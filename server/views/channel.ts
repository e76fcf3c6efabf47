import {
  type ChannelHealthRow,
  type ChannelSettingRow,
  listChannelHealth,
  listChannelSettings,
} from '../../db/queries/channels.ts'
import { listStartedOrders } from '../../db/queries/orders.ts'
import { namesOf } from '../../db/queries/users.ts'
import { formOf, isFixed, type SetKind, setKinds } from '../actions/channels/current.ts'
import type { Actor, Context } from '../context.ts'
import type { ChannelView, ProviderView } from '../contract/channels.ts'
import { relaysOf } from '../delivery/channels.ts'
import { smsKinds } from '../delivery/sms-kinds.ts'
import { readSmsUrl } from '../delivery/smsUrl.ts'
import { may } from '../rules/permissions.ts'
import { realWorld } from '../rules/world.ts'
import { isoOrNull, type Names, personOf } from './values.ts'

/** Every channel that the machine sends on: set by whom, leading where, and how it fares. */
export async function channelViews(ctx: Context, actor: Actor): Promise<ChannelView[]> {
  const sql = ctx.db.read
  const [rows, health, waiting, names] = await Promise.all([
    listChannelSettings(sql),
    listChannelHealth(sql),
    queues(ctx),
    namesOf(sql),
  ])
  return setKinds.map((kind) => {
    const fixed = isFixed(ctx.config, kind)
    const row = fixed ? undefined : rows.find((one) => one.kind === kind)
    const can = stepsOn(actor, fixed, Boolean(fixed || row))
    return {
      kind,
      source: fixed ? 'environment' : row ? 'page' : 'none',
      ...placeOf(ctx, kind, row),
      ...keptOf(row, names, may('change_channels', { role: actor.role })),
      health: healthOf(ctx, kind, health, waiting[kind] ?? 0),
      can,
    }
  })
}

const stepsOn = ({ role }: Actor, fixed: boolean, set: boolean): string[] => [
  ...(set && may('see_sandbox', { role }) ? ['verify'] : []),
  ...(!fixed && may('change_channels', { role }) ? ['change'] : []),
]

type Place = Pick<ChannelView, 'host' | 'provider' | 'country' | 'provenAt'>

/** Host and port alone: user, password, path and settings stay out of sight. */
function placeOf(ctx: Context, kind: SetKind, row: ChannelSettingRow | undefined): Place {
  const { setting } = ctx.channels
  const country = row ? formOf(row).country : null
  const none = { host: null, provider: null, country, provenAt: null }
  if (kind === 'email') {
    const urls = relaysOf(setting).map(({ url }) => new URL(url))
    const said = urls[0]?.searchParams.get('country') ?? null
    return { ...none, host: urls.map(({ host }) => host).join(', ') || null, country: country ?? said }
  }
  if (kind === 'sms') return setting.smsUrl ? smsOf(ctx, setting.smsUrl) : none
  const push = setting.inSite?.push
  const provenAt = isoOrNull(ctx.senders.provenAt('inSite'))
  return {
    ...none,
    host: push ? new URL(push.url).host : null,
    country: country ?? ctx.config.inSiteCountry,
    provenAt,
  }
}

/** Whose adapter, where it handles numbers, and whether a real receipt ever came. */
function smsOf(ctx: Context, url: string): Place {
  const { provider, country } = readSmsUrl(url)
  return { host: new URL(url).host, provider, country, provenAt: isoOrNull(ctx.senders.provenAt(provider)) }
}

/** What stands on the page; who may not change it sees no setting. */
function keptOf(row: ChannelSettingRow | undefined, names: Names, whole: boolean) {
  return {
    setting: row && whole ? formOf(row) : null,
    secrets: Object.entries(whole && row ? row.sealed : {}).map(([name, { setBy, setAt }]) => ({
      name,
      setBy: personOf(names, setBy),
      setAt: new Date(setAt).toISOString(),
    })),
    changedBy: row ? personOf(names, row.changedBy) : null,
    changedAt: isoOrNull(row?.changedAt ?? null),
    version: row?.version ?? 0,
  }
}

function healthOf(
  ctx: Context,
  kind: SetKind,
  rows: readonly ChannelHealthRow[],
  queue: number,
): ChannelView['health'] {
  const row = rows.find((one) => one.kind === kind)
  const shares = ctx.channels.shares[kind]
  return {
    successAt: isoOrNull(row?.successAt ?? null),
    troubleAt: isoOrNull(row?.troubleAt ?? null),
    trouble: row?.trouble ?? '',
    errorShare: shares?.tried ? shares.failed / shares.tried : null,
    queue,
  }
}

/** People who wait for a channel now, over the real orders under way. */
async function queues(ctx: Context): Promise<Partial<Record<SetKind, number>>> {
  const waiting: Partial<Record<SetKind, number>> = {}
  const orders = await listStartedOrders(ctx.db.read)
  const under = orders.filter(
    ({ state, sandbox, worldId }) => state === 'running' && !sandbox && worldId === realWorld.id,
  )
  for (const { counters } of under)
    for (const { channel, state, n } of counters.standing) {
      const kind = setKinds.find((one) => one === channel)
      if (kind && (state === 'pending' || state === 'sending')) waiting[kind] = (waiting[kind] ?? 0) + n
    }
  return waiting
}

/** The adapters there are; each is one file and one line of the list. */
export const providerViews = ({ config }: Context): ProviderView[] =>
  Object.entries(smsKinds).map(([key, { name, filedOnly, needs, tokenInPath }]) => ({
    key,
    name,
    filedOnly,
    needs: Object.keys(needs),
    callback: `${config.publicUrl}/api/receipts/${key === 'generic' ? 'sms' : key}${tokenInPath ? '/TOKEN' : ''}`,
  }))
