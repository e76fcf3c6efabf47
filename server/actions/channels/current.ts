import { createSecretKey } from 'node:crypto'
import { type ChannelSettingRow, listChannelSettings } from '../../../db/queries/channels.ts'
import { sealer } from '../../audience/sealing.ts'
import type { Config } from '../../config.ts'
import type { Context } from '../../context.ts'
import type { ChannelForm } from '../../contract/channelSettings.ts'
import { type ChannelSetting, chosen } from '../../delivery/channels.ts'
import { keyFor } from '../../keys.ts'
import { compile, type Secrets } from './compile.ts'

export type SetKind = ChannelSettingRow['kind']
export const setKinds = ['email', 'sms', 'inSite'] as const satisfies readonly SetKind[]

/** Whether the environment decides this channel: then the page only shows it. */
export const isFixed = ({ smtpUrl, smsUrl, inSite }: Config, kind: SetKind): boolean =>
  Boolean({ email: smtpUrl, sms: smsUrl, inSite }[kind])

/** The environment's channels, and besides them what the page set: from now on everything new leaves by these. */
export async function takeUpChannels(ctx: Context): Promise<void> {
  const { config } = ctx
  const rows = (await listChannelSettings(ctx.db.read)).filter(({ kind }) => !isFixed(config, kind))
  const set = rows.map((row) => compile(formOf(row), openSecrets(ctx, row), config.publicUrl))
  const setting: ChannelSetting = Object.assign(chosen(config), ...set)
  ctx.channels.setting = setting
  ctx.senders.set(setting)
}

export const formOf = ({ kind, plain }: Pick<ChannelSettingRow, 'kind' | 'plain'>): ChannelForm =>
  ({ ...plain, kind }) as ChannelForm

/** Under a key of their own, each bound to its place: moved to another name, it does not open. */
export const sealOf = (ctx: Context) => sealer(createSecretKey(keyFor(ctx.key, 'channel secrets')))

export const contextOf = (kind: SetKind, name: string): string => `channel:${kind}:${name}`

export function openSecrets(ctx: Context, { kind, sealed }: ChannelSettingRow): Secrets {
  const { open } = sealOf(ctx)
  return Object.fromEntries(
    Object.entries(sealed).map(([name, { value }]) => [
      name,
      open(contextOf(kind, name), Buffer.from(value, 'base64')),
    ]),
  )
}
