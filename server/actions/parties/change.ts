import type { Actor, Context } from '../../context.ts'
import { conflict, invalid } from '../../problem.ts'
import { type Entry, faultsOf } from './add.ts'
import { changeOne, type OfParty } from './open.ts'

/** Corrects an entry. What was told and asked stays as it was, late or not. */
export async function changeParty(ctx: Context, actor: Actor, of: OfParty, entry: Entry): Promise<void> {
  await ctx.db.write((tx) =>
    changeOne(ctx, tx, actor, of, 'change_parties', async (row) => {
      const faults = await faultsOf(tx, of.incidentId, [{ ...entry, kind: row.kind, id: row.id }], () => '')
      if (faults.length) throw invalid(faults)
      const change = { ...entry, name: entry.name.trim() }
      return { name: 'party.changed', change, payload: { contractHours: entry.contractHours } }
    }),
  )
}

/** Takes a wrong entry off the list; one with a story stays. */
export async function removeParty(ctx: Context, actor: Actor, of: OfParty, reason: string): Promise<void> {
  await ctx.db.write((tx) =>
    changeOne(ctx, tx, actor, of, 'change_parties', async (row, { world }) => {
      if (row.toldAt !== null || row.askedAt !== null)
        throw conflict('has_story', 'It was told or asked: that stays on record.')
      const change = { removedAt: ctx.now(world), removeReason: reason }
      return { name: 'party.removed', change, payload: { reason } }
    }),
  )
}
