import { api } from '../contract/api.ts'
import { rulesView } from '../views/rules.ts'
import type { On } from './on.ts'

export function ruleRoutes(on: On): void {
  on(api.listRules, ({ ctx }) => rulesView(ctx))
}
