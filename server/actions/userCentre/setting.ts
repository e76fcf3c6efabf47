import { createSecretKey } from 'node:crypto'
import type { Sql } from '../../../db/database.ts'
import { type CentreRow, findCentre, saveCentreRow } from '../../../db/queries/settings.ts'
import { type CentreSetting, faultInCentreUrl } from '../../audience/centre.ts'
import { sealer } from '../../audience/sealing.ts'
import type { Actor, Context } from '../../context.ts'
import type { CentreForm } from '../../contract/userCentre.ts'
import { keyFor } from '../../keys.ts'
import { conflict, invalid, stale } from '../../problem.ts'
import { realWorld } from '../../rules/world.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'

interface Given {
  version: number
  setting: CentreForm
  /** Left out = it stays; '' = it is forgotten. */
  token?: string | undefined
}

/** The environment's user centre, else the page's; `null` = none is set up. */
export async function centreOf(ctx: Context, sql: Sql = ctx.db.read): Promise<CentreSetting | null> {
  if (ctx.config.userCentre) return ctx.config.userCentre
  const row = await findCentre(sql)
  if (!row?.form) return null
  const token = row.token ? sealOf(ctx).open(place, Buffer.from(row.token.value, 'base64')) : ''
  return { ...row.form, token }
}

/** A token that was set for one host is not carried to another. */
export async function saveCentre(ctx: Context, actor: Actor, given: Given): Promise<void> {
  refuse(ctx, actor)
  const code = faultInCentreUrl(given.setting.url)
  if (code) throw invalid([{ pointer: '/setting/url', code }])
  await ctx.db.write(async (tx) => {
    const before = await seen(tx, given.version)
    const moved = before.form !== null && originOf(before.form) !== originOf(given.setting)
    if (moved && before.token && given.token === undefined)
      throw invalid([{ pointer: '/token', code: 'token_again' }])
    const row = { form: given.setting, token: tokenOf(ctx, actor, given, before), version: given.version + 1 }
    await saveCentreRow(tx, row)
    await record(ctx, tx, actor, {
      name: 'organisation.user_centre',
      payload: { was: before.form, is: given.setting, token: given.token !== undefined },
    })
  })
}

export async function dropCentre(ctx: Context, actor: Actor, version: number): Promise<void> {
  refuse(ctx, actor)
  await ctx.db.write(async (tx) => {
    const before = await seen(tx, version)
    await saveCentreRow(tx, { form: null, token: null, version: version + 1 })
    await record(ctx, tx, actor, {
      name: 'organisation.user_centre',
      payload: { was: before.form, is: null, token: false },
    })
  })
}

function refuse(ctx: Context, actor: Actor): void {
  need('change_channels', actor)
  if (ctx.config.userCentre) throw conflict('set_by_environment', 'The environment decides this.')
}

const none: CentreRow = { form: null, token: null, version: 0 }

async function seen(sql: Sql, version: number): Promise<CentreRow> {
  const row = (await findCentre(sql)) ?? none
  if (row.version !== version) throw stale('user centre', { version: row.version })
  return row
}

function tokenOf(ctx: Context, actor: Actor, { token }: Given, before: CentreRow): CentreRow['token'] {
  if (token === undefined) return before.token
  if (token === '') return null
  const value = sealOf(ctx).seal(place, token).toString('base64')
  return { value, setBy: actor.id, setAt: ctx.now(realWorld) }
}

const place = 'user-centre:token'
const sealOf = (ctx: Context) => sealer(createSecretKey(keyFor(ctx.key, 'user centre token')))
const originOf = ({ url }: CentreForm): string => new URL(url).origin
