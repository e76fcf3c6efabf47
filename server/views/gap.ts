import type { Sql } from '../../db/database.ts'
import { listDuties } from '../../db/queries/duties.ts'
import { listPhases } from '../../db/queries/incidents.ts'
import { listParties } from '../../db/queries/parties.ts'
import { listTasks } from '../../db/queries/tasks.ts'
import { ruleOf } from '../actions/duties/evaluate.ts'
import type { ClosingGap } from '../rules/closing.ts'
import type { Wording } from '../rules/facts.ts'

/** Gaps with the words of what is not done, so that the page names it. */
export async function gapView(sql: Sql, incidentId: string, gaps: readonly ClosingGap[]) {
  const words = new Map<string, Wording>([
    ...(await listDuties(sql, incidentId)).map((row) => [row.ruleId, ruleOf(row).title] as const),
    ...(await listTasks(sql, incidentId)).map((task) => [task.id, task.title] as const),
    ...(await listParties(sql, incidentId)).map(({ id, name }) => [id, { 'zh-CN': name, en: name }] as const),
    ...(await listPhases(sql, incidentId)).map((phase) => [phase.key, phase.name] as const),
  ])
  return gaps.map(({ code, ref }) => ({ code, ref, title: words.get(ref) ?? null }))
}
