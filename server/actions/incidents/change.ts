import { updateIncident } from '../../../db/queries/incidents.ts'
import type { Actor, Context } from '../../context.ts'
import { stale } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

/** Changes the title, or closes the incident to all but its people. */
export async function changeIncident(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  {
    title,
    restricted,
    version,
  }: { title?: string | undefined; restricted?: boolean | undefined; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(
      tx,
      actor,
      incidentId,
      restricted === undefined ? 'change_incident' : 'restrict',
    )
    if (title !== undefined) access.need('change_incident')
    const { incident, world } = access
    const to = { title: title?.trim() ?? incident.title, restricted: restricted ?? incident.restricted }
    const row = await updateIncident(tx, { id: incidentId, version }, to)
    if (!row) throw stale('incident', { version: incident.version, title: incident.title })
    if (to.title !== incident.title)
      await record(ctx, tx, actor, {
        name: 'incident.renamed',
        incidentId,
        world,
        payload: { from: incident.title, to: to.title },
      })
    if (to.restricted !== incident.restricted)
      await record(ctx, tx, actor, {
        name: to.restricted ? 'incident.restricted' : 'incident.opened_up',
        incidentId,
        world,
      })
  })
}
