import type { Tx } from '../../../db/database.ts'
import { deleteAuthorityRow, listAuthorityRows, saveAuthorityRow } from '../../../db/queries/authorities.ts'
import type { Actor, Context } from '../../context.ts'
import { invalid, type Problem, stale } from '../../problem.ts'
import type { AuthorityEntry } from '../../rules/authorities.ts'
import { realWorld } from '../../rules/world.ts'
import { needAsCounsel } from '../counsel.ts'
import { record } from '../record.ts'

/** Keeps a line of the directory, whole; what it was before stands in the record. */
export async function saveAuthority(
  ctx: Context,
  actor: Actor,
  entry: AuthorityEntry,
  version: number,
): Promise<void> {
  await needAsCounsel(ctx.db.read, actor, 'change_templates')
  if (!/^[a-zA-Z][\w-]{0,59}$/.test(entry.key)) throw invalid([{ pointer: '/key', code: 'not_a_key' }])
  refuseUnknown(ctx, entry)
  await ctx.db.write(async (tx) => {
    const was = await entryOf(tx, entry.key)
    const row = { key: entry.key, entry, changedBy: actor.id, changedAt: ctx.now(realWorld), version }
    if (!(await saveAuthorityRow(tx, row))) throw await staleEntry(tx, entry.key)
    await record(ctx, tx, actor, { name: 'organisation.authority', payload: { was: was ?? null, is: entry } })
  })
}

export async function dropAuthority(ctx: Context, actor: Actor, key: string, version: number): Promise<void> {
  await needAsCounsel(ctx.db.read, actor, 'change_templates')
  await ctx.db.write(async (tx) => {
    const gone = await deleteAuthorityRow(tx, key, version)
    if (!gone) throw await staleEntry(tx, key)
    await record(ctx, tx, actor, { name: 'organisation.authority', payload: { was: gone.entry, is: null } })
  })
}

/** A rule or sector that no template names would lead no report anywhere. */
function refuseUnknown({ templates }: Context, { ruleIds, sector }: AuthorityEntry): void {
  const known = new Set(templates.packs.flatMap(({ rules }) => rules.map(({ id }) => id)))
  const faults = ruleIds.flatMap((id, at) =>
    known.has(id) ? [] : [{ pointer: `/ruleIds/${at}`, code: 'unknown_rule', detail: id }],
  )
  if (sector && !(sector in templates.authorities.sectors))
    faults.push({ pointer: '/sector', code: 'unknown_sector', detail: sector })
  if (faults.length) throw invalid(faults)
}

const entryOf = async (tx: Tx, key: string) =>
  (await listAuthorityRows(tx)).find((row) => row.key === key)?.entry

async function staleEntry(tx: Tx, key: string): Promise<Problem> {
  const row = (await listAuthorityRows(tx)).find((one) => one.key === key)
  return stale('authority', { version: row?.version ?? 0 })
}
