import { listRecords } from '../../../db/queries/records.ts'
import type { Actor, Context } from '../../context.ts'
import { notFound } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

/** Puts a note on the record. A correction is a new entry that names the one it corrects; both are kept. */
export async function addNote(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { text, corrects }: { text: string; corrects?: number | undefined },
): Promise<number> {
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'note')
    if (corrects !== undefined) {
      const [entry] = await listRecords(tx, { incidentId, after: corrects - 1, upTo: corrects })
      if (!entry) throw notFound('record')
    }
    const payload = corrects === undefined ? { text } : { text, corrects }
    return (await record(ctx, tx, actor, { name: 'note.added', incidentId, world, payload })).seq
  })
}
