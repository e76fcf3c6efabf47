import { openIncident } from '../actions/access.ts'
import { dropAuthority, saveAuthority } from '../actions/authorities/save.ts'
import { authoritiesOf } from '../actions/reports/authorities.ts'
import { api } from '../contract/api.ts'
import { authorityList } from '../views/authority.ts'
import type { On } from './on.ts'

/** The directory of authorities: where reports go, and by which channels. */
export function authorityRoutes(on: On): void {
  on(api.listAuthorities, async ({ ctx, actor, params }) => {
    await openIncident(ctx.db.read, actor, params.incidentId)
    return authoritiesOf(ctx, ctx.db.read, params.incidentId)
  })
  on(api.authorities, ({ ctx, actor }) => authorityList(ctx, ctx.db.read, actor))
  on(api.saveAuthority, async ({ ctx, actor, params, body: { version, ...entry } }) => {
    await saveAuthority(ctx, actor, { key: params.key, ...entry }, version)
    return authorityList(ctx, ctx.db.read, actor)
  })
  on(api.dropAuthority, async ({ ctx, actor, params, query }) => {
    await dropAuthority(ctx, actor, params.key, query.version)
    return authorityList(ctx, ctx.db.read, actor)
  })
}
