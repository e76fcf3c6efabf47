import { and, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type ChannelSettingRow = Schema['channelSetting']['$inferSelect']
export type ChannelHealthRow = Schema['channelHealth']['$inferSelect']

export const listChannelSettings = async (sql: Sql): Promise<ChannelSettingRow[]> =>
  sql.select().from(sql.t.channelSetting)

/** Writes over the version the person saw (0 = none yet); undefined = somebody else did meanwhile. */
export async function saveChannelSetting(
  tx: Tx,
  row: ChannelSettingRow,
): Promise<ChannelSettingRow | undefined> {
  const { channelSetting } = tx.t
  if (row.version === 0) {
    const made = { ...row, version: 1 }
    return (await tx.insert(channelSetting).values(made).onConflictDoNothing().returning())[0]
  }
  const [changed] = await tx
    .update(channelSetting)
    .set({ ...row, version: row.version + 1 })
    .where(and(eq(channelSetting.kind, row.kind), eq(channelSetting.version, row.version)))
    .returning()
  return changed
}

export async function deleteChannelSetting(
  tx: Tx,
  { kind, version }: Pick<ChannelSettingRow, 'kind' | 'version'>,
): Promise<ChannelSettingRow | undefined> {
  const { channelSetting } = tx.t
  const [gone] = await tx
    .delete(channelSetting)
    .where(and(eq(channelSetting.kind, kind), eq(channelSetting.version, version)))
    .returning()
  return gone
}

export const listChannelHealth = async (sql: Sql): Promise<ChannelHealthRow[]> =>
  sql.select().from(sql.t.channelHealth)

/** What is not told of stays as it was. */
export async function saveChannelHealth(
  tx: Tx,
  kind: ChannelHealthRow['kind'],
  change: Partial<Omit<ChannelHealthRow, 'kind'>>,
): Promise<void> {
  const { channelHealth } = tx.t
  await tx
    .insert(channelHealth)
    .values({ successAt: null, troubleAt: null, trouble: '', ...change, kind })
    .onConflictDoUpdate({ target: channelHealth.kind, set: { kind, ...change } })
    .returning()
}
