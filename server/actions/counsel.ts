import type { Sql } from '../../db/database.ts'
import { rosterFor } from '../../db/queries/seats.ts'
import type { Actor } from '../context.ts'
import { notAllowed } from '../problem.ts'
import { type InstallationStep, may } from '../rules/permissions.ts'

/** The owner, or whoever the roster names for the seat of legal: they answer for forms and addresses. */
export async function mayAsCounsel(sql: Sql, actor: Actor, step: InstallationStep): Promise<boolean> {
  if (may(step, { role: actor.role })) return true
  if (actor.role !== 'member') return false
  return (await rosterFor(sql, 'legal')).some(({ userId }) => userId === actor.id)
}

export async function needAsCounsel(sql: Sql, actor: Actor, step: InstallationStep): Promise<void> {
  if (!(await mayAsCounsel(sql, actor, step))) throw notAllowed(step)
}
