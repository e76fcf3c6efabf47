import { findCentre } from '../../db/queries/settings.ts'
import { namesOf } from '../../db/queries/users.ts'
import { centreOf } from '../actions/userCentre/setting.ts'
import type { Actor, Context } from '../context.ts'
import type { CentreView } from '../contract/userCentre.ts'
import { may } from '../rules/permissions.ts'
import { iso, personOf } from './values.ts'

const leading = (setting: Awaited<ReturnType<typeof centreOf>>) => ({
  host: setting ? new URL(setting.url).host : null,
  country: setting?.country ?? null,
})

/** Host and country for everybody; the whole address for whoever may change it; the token for nobody. */
export async function centreView(ctx: Context, { role }: Actor): Promise<CentreView> {
  const setting = await centreOf(ctx)
  const row = await findCentre(ctx.db.read)
  const names = await namesOf(ctx.db.read)
  const fixed = Boolean(ctx.config.userCentre)
  const change = may('change_channels', { role })
  const kept = !fixed && change ? row : undefined
  const token = kept?.token ?? null
  return {
    source: fixed ? 'environment' : setting ? 'page' : 'none',
    ...leading(setting),
    setting: kept?.form ?? null,
    token: token && { setBy: personOf(names, token.setBy), setAt: iso(token.setAt) },
    version: row?.version ?? 0,
    can: [...(change && setting ? ['try'] : []), ...(change && !fixed ? ['change'] : [])],
  }
}
