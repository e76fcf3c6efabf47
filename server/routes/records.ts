import { saveGlance } from '../../db/queries/incidents.ts'
import { latestRecords, listRecords } from '../../db/queries/records.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { addNote } from '../actions/notes/add.ts'
import { api } from '../contract/api.ts'
import { recordLine } from '../views/record.ts'
import type { On } from './on.ts'

export function recordRoutes(on: On): void {
  on(api.addNote, async ({ ctx, actor, params: { incidentId }, body }) => ({
    seq: await addNote(ctx, actor, incidentId, body),
  }))
  on(api.listRecords, async ({ ctx, actor, params: { incidentId }, query }) => {
    await openIncident(ctx.db.read, actor, incidentId)
    const rows =
      query.after === undefined
        ? await latestRecords(ctx.db.read, incidentId, 200, query.before)
        : (await listRecords(ctx.db.read, { incidentId, after: query.after })).reverse()
    const names = await namesOf(ctx.db.read)
    return rows.map((row) => recordLine(row, names))
  })
  on(api.glance, async ({ ctx, actor, params: { incidentId }, body }) => {
    const { world } = await openIncident(ctx.db.read, actor, incidentId)
    await ctx.db.write((tx) =>
      saveGlance(tx, { incidentId, userId: actor.id, seq: body.seq, at: ctx.now(world) }),
    )
  })
}
