import { isDestroyed } from '../../../db/queries/retention.ts'
import type { PersonView } from '../../audience/audiences.ts'
import type { Actor, Context } from '../../context.ts'
import { destroyed, notFound } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

/** One person's contact details in the clear. On record before anything is shown: who, whom by number, why; never what. */
export async function unmaskPerson(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  personId: number,
  reason: string,
): Promise<PersonView> {
  const person = await ctx.audiences.person(incidentId, { id: personId }, true)
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'unmask_person')
    if (!person) throw notFound('person')
    if (await isDestroyed(tx, incidentId, 'contact')) throw destroyed()
    const payload = { personId, reason }
    await record(ctx, tx, actor, { name: 'person.unmasked', incidentId, world, payload })
  })
  return person as PersonView
}
