import type Sqlite from 'better-sqlite3'
import type { World } from '../../server/rules/world.ts'
import type { OrderRow } from './rows.ts'
import { statement } from './statement.ts'

/** People of an order whose message waits for their morning. `at`: the machine's clock, epoch ms. */
export function asleepAt(db: Sqlite.Database, { no, world, holds, state }: OrderRow, at: number): number {
  if (holds === null || state === 'cancelled') return 0
  const now = at + (JSON.parse(world) as World).shiftMs
  const sleepers = statement<{ n: number | null }>(
    db,
    'SELECT sum(n) n FROM asleep WHERE order_no = ? AND until > ?',
  )
  return sleepers.get(no, now)?.n ?? 0
}
