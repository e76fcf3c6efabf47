import type { Sql } from '../../../db/database.ts'
import { insertReclassification, listReclassifications } from '../../../db/queries/reclassifications.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid } from '../../problem.ts'
import { contradictions } from '../../rules/factSheet.ts'
import type { EventKind } from '../../rules/plan.ts'
import { openToChange } from '../access.ts'
import { sheetOf } from '../facts/sheet.ts'
import { involves } from '../incidents/declare.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'

/** Proposes that personal information is not involved after all (P1). Nothing changes until somebody else confirms. */
export async function proposeReclassification(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { eventKind, reason }: { eventKind: Exclude<EventKind, 'personal_information'>; reason: string },
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const { incident, world } = await openToChange(tx, actor, incidentId, 'propose_reclassification')
    if (!involves(incident.personalInformation))
      throw conflict('not_involved', 'Personal information is not held to be involved.')
    if ((await listReclassifications(tx, incidentId)).some((row) => row.state === 'proposed'))
      throw conflict('already_proposed', 'A proposal waits for its decision.')
    await refuseContradicted(tx, incidentId)
    const id = ctx.newId()
    const from = incident.personalInformation
    await insertReclassification(tx, {
      id,
      incidentId,
      from,
      eventKind,
      reason,
      state: 'proposed',
      proposedBy: actor.id,
      proposedAt: ctx.now(world),
      decidedBy: null,
      decidedAt: null,
      decisionReason: '',
      version: 1,
    })
    await record(ctx, tx, actor, {
      name: 'reclassification.proposed',
      incidentId,
      world,
      payload: { from, eventKind, reason },
    })
    const once = `decide_reclassification:${id}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'decide_reclassification' })
    return id
  })
}

/** "Not involved" beside a count of affected people: the count is corrected first, so that the sheet stays true. */
export async function refuseContradicted(sql: Sql, incidentId: string): Promise<void> {
  const sheet = await sheetOf(sql, incidentId)
  const others = sheet.filter((fact) => fact.key !== 'personalInformation')
  const fact = { key: 'personalInformation', group: '', language: '', version: 1, value: 'no' } as const
  const wrong = contradictions([...others, { ...fact, basis: '', by: '', at: 0 }]).find(
    ({ code }) => code === 'no_people_in_breach',
  )
  if (wrong)
    throw invalid(
      wrong.keys.map((key) => ({
        pointer: `/facts/${key}`,
        code: `contradiction_${wrong.code}`,
        detail: wrong.keys.join(' / '),
      })),
    )
}
