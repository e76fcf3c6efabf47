import { listParties } from '../../../db/queries/parties.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { customersToldAt, isToldLate, partyStart } from '../../rules/party.ts'
import { doAct } from '../duties/fulfil.ts'
import { sheetOf } from '../facts/sheet.ts'
import { changeOne, type OfParty, refuseUnfit, withFiles } from './open.ts'

interface Told {
  at: number
  how: string
  proof: string
  files: string[]
}

/**
 * A party was told, by whom the record says. Late or in time is frozen by its own contract. Once every customer listed is
 * told, the duty to tell them (CN-16, PIPL Art. 59) is done.
 */
export async function tellParty(ctx: Context, actor: Actor, of: OfParty, told: Told): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await changeOne(ctx, tx, actor, of, 'tell_party', async (row, { world }) => {
      if (row.toldAt !== null) throw conflict('already_told', 'It is on record that they were told.')
      const startAt = partyStart(await sheetOf(tx, of.incidentId))
      const early = startAt !== null && told.at < startAt
      const faults = early ? [{ pointer: '/at', code: 'before_incident' }] : []
      await refuseUnfit(tx, of.incidentId, told, ctx.now(world), faults)
      const toldLate = isToldLate(row.contractHours, startAt, told.at)
      const { at, how, proof, files } = told
      return {
        name: 'party.told',
        change: {
          toldAt: at,
          toldBy: actor.id,
          toldHow: how,
          toldProof: proof,
          toldLate,
          files: withFiles(row, files),
        },
        payload: { at, how, proof, files, late: toldLate },
      }
    })
    const allAt = customersToldAt(await listParties(tx, of.incidentId))
    if (allAt !== null)
      await doAct(ctx, tx, actor, access, { act: 'notice:customers', at: allAt, proof: 'party.told' })
  })
}
