import type { Sql } from '../../db/database.ts'
import { type BanRow, listBans } from '../../db/queries/bans.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import type { BanView } from '../contract/bans.ts'
import { filesOf } from './file.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

/** Bans on telling, oldest first, the lifted ones too. */
export async function banList(sql: Sql, { incident, world, may }: Access) {
  const names = await namesOf(sql)
  const files = await filesOf(sql, incident.id)
  const open = incident.status !== 'closed' && world.endedAt === null
  const fileOf = (digest: string | null) => (digest ? (files([digest])[0] ?? null) : null)
  const bans = (await listBans(sql, incident.id)).map((row): BanView => {
    const { id, authority, place, text, regions, groups, version } = row
    return {
      ...{ id, authority, place, text, regions, groups, version },
      orderedAt: iso(row.orderedAt),
      until: isoOrNull(row.until),
      file: fileOf(row.file),
      notedBy: personOf(names, row.notedBy),
      notedAt: iso(row.notedAt),
      lifted: liftedOf(row, names, fileOf),
      can: open && row.liftedAt === null && may('lift_ban') ? ['lift_ban'] : [],
    }
  })
  return { bans, can: open && may('note_ban') ? ['note_ban'] : [] }
}

function liftedOf(
  { liftedAt, liftedBy, liftReason, liftFile }: BanRow,
  names: Names,
  fileOf: (digest: string | null) => BanView['file'],
): BanView['lifted'] {
  if (liftedAt === null) return null
  return {
    at: iso(liftedAt),
    by: personOf(names, liftedBy ?? ''),
    reason: liftReason,
    file: fileOf(liftFile),
  }
}
