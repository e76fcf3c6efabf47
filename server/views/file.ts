import type { Sql } from '../../db/database.ts'
import { type Attachment, listAttachments } from '../../db/queries/attachments.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { AttachmentView } from '../contract/files.ts'
import { iso, type Names, personOf } from './values.ts'

/** By digest, for views of what rests on them. */
export async function filesOf(
  sql: Sql,
  incidentId: string,
): Promise<(digests: readonly string[]) => AttachmentView[]> {
  const names = await namesOf(sql)
  const all = new Map(
    (await listAttachments(sql, incidentId)).map((row) => [row.digest, fileView(row, names)]),
  )
  return (digests) => digests.flatMap((digest) => all.get(digest) ?? [])
}

export const fileView = (
  { digest, name, type, bytes, storedAt, storedBy }: Attachment,
  names: Names,
): AttachmentView => ({
  digest,
  name,
  type,
  bytes,
  storedAt: iso(storedAt),
  storedBy: personOf(names, storedBy),
})
