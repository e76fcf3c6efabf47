import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { TaskRow } from './incidents.ts'

export async function listTasks(sql: Sql, incidentId: string): Promise<TaskRow[]> {
  const { task } = sql.t
  return sql
    .select()
    .from(task)
    .where(eq(task.incidentId, incidentId))
    .orderBy(asc(task.dueAt), asc(task.createdAt))
}

export async function findTask(sql: Sql, incidentId: string, id: string): Promise<TaskRow | undefined> {
  const { task } = sql.t
  const [row] = await sql
    .select()
    .from(task)
    .where(and(eq(task.incidentId, incidentId), eq(task.id, id)))
  return row
}

export async function insertTasks(tx: Tx, rows: TaskRow[]): Promise<void> {
  if (rows.length) await tx.insert(tx.t.task).values(rows).returning()
}

export async function updateTask(
  tx: Tx,
  { id, version }: Pick<TaskRow, 'id' | 'version'>,
  change: Partial<TaskRow>,
): Promise<TaskRow | undefined> {
  const { task } = tx.t
  const [row] = await tx
    .update(task)
    .set({ ...change, version: version + 1 })
    .where(and(eq(task.id, id), eq(task.version, version)))
    .returning()
  return row
}
