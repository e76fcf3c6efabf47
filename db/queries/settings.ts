import { eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'

const secondFactorKey = 'second_factor_required'

/** Whether everybody must have a second factor; no, until an owner says so. */
export async function secondFactorRequired(sql: Sql): Promise<boolean> {
  const { setting } = sql.t
  const [row] = await sql.select().from(setting).where(eq(setting.key, secondFactorKey))
  return row?.value === true
}

export async function requireSecondFactor(tx: Tx, value: boolean): Promise<void> {
  const { setting } = tx.t
  await tx
    .insert(setting)
    .values({ key: secondFactorKey, value })
    .onConflictDoUpdate({ target: setting.key, set: { value } })
    .returning()
}
