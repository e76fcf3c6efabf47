import type { Tx } from '../../../db/database.ts'
import { listOpenIncidents } from '../../../db/queries/incidents.ts'
import type { Actor, Context } from '../../context.ts'
import type { Organisation } from '../../contract/sessions.ts'
import { evaluateDuties } from '../duties/evaluate.ts'

/** What rules ask about the company; a changed turnover only moves what a fine may reach. */
const asked: readonly (keyof Organisation)[] = [
  'province',
  'operatorType',
  'sectors',
  'peopleProcessed',
  'presence',
  'traits',
]

/** Which hours run depends on who we are: duties of every open incident are asked again, and their record says why. */
export async function reevaluateOpen(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  changed: readonly (keyof Organisation)[],
): Promise<void> {
  if (!changed.some((field) => asked.includes(field))) return
  for (const of of await listOpenIncidents(tx))
    await evaluateDuties(ctx, tx, actor, of, 'organisation.changed')
}
