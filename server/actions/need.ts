import type { Actor } from '../context.ts'
import { notAllowed } from '../problem.ts'
import { type InstallationStep, may } from '../rules/permissions.ts'

/** Refuses a step of the installation that this role may not take. */
export function need(step: InstallationStep, actor: Actor): void {
  if (!may(step, { role: actor.role })) throw notAllowed(step)
}
