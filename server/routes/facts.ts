import { asFact, listFactVersions, sheetNumber } from '../../db/queries/facts.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { changeFacts } from '../actions/facts/change.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { notFound } from '../problem.ts'
import { definitionOf } from '../rules/factDefinitions.ts'
import { contradictions } from '../rules/factSheet.ts'
import type { FactKey } from '../rules/facts.ts'
import { factView } from '../views/fact.ts'
import type { On } from './on.ts'

export function factRoutes(on: On): void {
  on(api.dataMap, async ({ ctx }) => ctx.templates.datamap)
  on(api.listFacts, ({ ctx, actor, params }) => sheetView(ctx, actor, params.incidentId))
  on(api.factHistory, async ({ ctx, actor, params: { incidentId, key } }) => {
    await openIncident(ctx.db.read, actor, incidentId)
    if (!definitionOf(key as FactKey)) throw notFound('fact')
    const names = await namesOf(ctx.db.read)
    return (await listFactVersions(ctx.db.read, incidentId, key as FactKey)).map((row) =>
      factView(asFact(row), names),
    )
  })
  on(api.changeFacts, async ({ ctx, actor, params: { incidentId }, body }) => {
    await changeFacts(ctx, actor, incidentId, body.changes)
    return sheetView(ctx, actor, incidentId)
  })
}

async function sheetView(ctx: Context, actor: Actor, incidentId: string) {
  const sql = ctx.db.read
  const access = await openIncident(sql, actor, incidentId)
  const sheet = await sheetOf(sql, incidentId)
  const names = await namesOf(sql)
  return {
    sheet: await sheetNumber(sql, incidentId),
    facts: sheet.map((fact) => factView(fact, names)),
    contradictions: contradictions(sheet),
    can: access.incident.status !== 'closed' && access.may('change_facts') ? ['change_facts'] : [],
  }
}
