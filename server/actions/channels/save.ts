import type { Tx } from '../../../db/database.ts'
import {
  type ChannelSettingRow,
  deleteChannelSetting,
  listChannelSettings,
  saveChannelSetting,
} from '../../../db/queries/channels.ts'
import type { Actor, Context } from '../../context.ts'
import type { ChannelForm } from '../../contract/channelSettings.ts'
import { smsKinds } from '../../delivery/sms-kinds.ts'
import { conflict, invalid, stale } from '../../problem.ts'
import { realWorld } from '../../rules/world.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'
import { faultsIn, type Secrets, secretNames } from './compile.ts'
import { contextOf, isFixed, openSecrets, type SetKind, sealOf, takeUpChannels } from './current.ts'

interface Given {
  version: number
  setting: ChannelForm
  /** Only those that change; '' forgets one. */
  secrets: Secrets
}

/**
 * Sets a channel up. Secrets are sealed and never given out again; what the record keeps of them is their names. New orders
 * leave by it at once; one in flight keeps what it was taken up with until it is paused and released.
 */
export async function saveChannel(ctx: Context, actor: Actor, given: Given): Promise<void> {
  const { setting, version } = given
  const { kind, ...plain } = setting
  refuse(ctx, actor, kind)
  if (setting.kind === 'sms' && !(setting.provider in smsKinds))
    throw invalid([{ pointer: '/setting/provider', code: 'unknown_provider' }])
  await ctx.db.write(async (tx) => {
    const before = await rowOf(tx, kind)
    if ((before?.version ?? 0) !== version) throw stale('channel', { version: before?.version ?? 0 })
    const sealed = sealAll(ctx, actor, given, before)
    const row = { kind, plain, sealed, changedBy: actor.id, changedAt: ctx.now(realWorld), version }
    if (!(await saveChannelSetting(tx, row))) throw stale('channel', { version: before?.version ?? 0 })
    await record(ctx, tx, actor, {
      name: 'organisation.channel',
      payload: { kind, was: before?.plain ?? null, is: plain, secrets: Object.keys(given.secrets) },
    })
  })
  await takeUpChannels(ctx)
}

/** Takes a channel out of use and forgets its secrets. */
export async function dropChannel(ctx: Context, actor: Actor, kind: SetKind, version: number): Promise<void> {
  refuse(ctx, actor, kind)
  await ctx.db.write(async (tx) => {
    const gone = await deleteChannelSetting(tx, { kind, version })
    if (!gone) throw stale('channel', { version: (await rowOf(tx, kind))?.version ?? 0 })
    await record(ctx, tx, actor, {
      name: 'organisation.channel',
      payload: { kind, was: gone.plain, is: null, secrets: [] },
    })
  })
  await takeUpChannels(ctx)
}

function refuse(ctx: Context, actor: Actor, kind: SetKind): void {
  need('change_channels', actor)
  if (isFixed(ctx.config, kind)) throw conflict('set_by_environment', 'The environment decides this channel.')
}

/** The secrets as they will stand, checked whole; one that is not named keeps its seal, its name and its day. */
function sealAll(
  ctx: Context,
  actor: Actor,
  { setting, secrets }: Given,
  before: ChannelSettingRow | undefined,
) {
  const names = secretNames(setting)
  const strange = Object.keys(secrets).find((name) => !names.includes(name))
  if (strange) throw invalid([{ pointer: `/secrets/${strange}`, code: 'unknown' }])
  const kept = before ? openSecrets(ctx, before) : {}
  const whole = Object.fromEntries(
    Object.entries({ ...kept, ...secrets }).filter(([name, value]) => names.includes(name) && value),
  )
  const faults = faultsIn(setting, whole)
  if (faults.length) throw invalid(faults)
  const { seal } = sealOf(ctx)
  const fresh = { setBy: actor.id, setAt: ctx.now(realWorld) }
  return Object.fromEntries(
    Object.entries(whole).map(([name, value]) => {
      const old = name in secrets ? undefined : before?.sealed[name]
      const sealed = () => seal(contextOf(setting.kind, name), value).toString('base64')
      return [name, old ?? { ...fresh, value: sealed() }]
    }),
  )
}

const rowOf = async (tx: Tx, kind: SetKind) =>
  (await listChannelSettings(tx)).find((row) => row.kind === kind)
