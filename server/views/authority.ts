import type { Sql } from '../../db/database.ts'
import { type AuthorityRow, listAuthorityRows } from '../../db/queries/authorities.ts'
import { namesOf } from '../../db/queries/users.ts'
import { mayAsCounsel } from '../actions/counsel.ts'
import { profileOf } from '../actions/duties/judge.ts'
import type { Actor, Context } from '../context.ts'
import type { AuthorityLine, AuthorityList } from '../contract/authorities.ts'
import { type AuthorityEntry, authoritiesFor, listedIn } from '../rules/authorities.ts'
import { iso, type Names, personOf } from './values.ts'

/** The whole directory, with who changed which line. */
export async function authorityList(ctx: Context, sql: Sql, actor: Actor): Promise<AuthorityList> {
  const { authorities: directory } = ctx.templates
  const rows = await listAuthorityRows(sql)
  const own = rows.map(({ entry }) => entry as AuthorityEntry)
  const profile = await profileOf(sql)
  const names = await namesOf(sql)
  const shipped = new Set(directory.authorities.map(({ key }) => key))
  const fitting = new Set(authoritiesFor(directory, profile, own).map(({ key }) => key))
  const named = (of: AuthorityList['provinces'][number]['name'][], keys: string[]) =>
    keys.map((key, at) => ({ key, name: of[at] ?? {} }))
  return {
    authorities: listedIn(directory, profile.province, own).map((entry) => ({
      ...entry,
      ...changeOf(
        rows.find(({ key }) => key === entry.key),
        names,
      ),
      origin: originOf(entry.key, rows, shipped),
      fits: fitting.has(entry.key),
    })),
    provinces: named(Object.values(directory.provinces), Object.keys(directory.provinces)),
    sectors: named(Object.values(directory.sectors), Object.keys(directory.sectors)),
    can: (await mayAsCounsel(sql, actor, 'change_templates')) ? ['change_templates'] : [],
  }
}

const originOf = (
  key: string,
  rows: readonly AuthorityRow[],
  shipped: ReadonlySet<string>,
): AuthorityLine['origin'] => {
  if (!rows.some((row) => row.key === key)) return 'shipped'
  return shipped.has(key) ? 'changed' : 'own'
}

const changeOf = (row: AuthorityRow | undefined, names: Names) => ({
  changedBy: row ? personOf(names, row.changedBy) : null,
  changedAt: row ? iso(row.changedAt) : null,
  version: row?.version ?? 0,
})
