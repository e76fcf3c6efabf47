import { confirmGrade } from '../actions/gradings/confirm.ts'
import { api } from '../contract/api.ts'
import { gradingsView } from '../views/grading.ts'
import type { On } from './on.ts'

export function gradingRoutes(on: On): void {
  on(api.listGradings, ({ ctx, actor, params }) => gradingsView(ctx, ctx.db.read, actor, params.incidentId))
  on(api.confirmGrade, async ({ ctx, actor, params, body }) => {
    await confirmGrade(ctx, actor, params, body)
    return gradingsView(ctx, ctx.db.read, actor, params.incidentId)
  })
}
