import type { Tx } from '../../../db/database.ts'
import { type BanRow, findBan, updateBan } from '../../../db/queries/bans.ts'
import { updateDuty } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, notFound, stale } from '../../problem.ts'
import { type Access, openToChange } from '../access.ts'
import { clocksOf } from '../duties/clocks.ts'
import { strangeFiles } from '../files/attach.ts'
import { record } from '../record.ts'

interface Lift {
  reason: string
  file: string | null
  version: number
}

/**
 * Legal notes that the ban is lifted. Paused orders wait for their release; duties that the law itself held begin again
 * here, by their own term.
 */
export async function liftBan(
  ctx: Context,
  actor: Actor,
  { incidentId, banId }: { incidentId: string; banId: string },
  { reason, file, version }: Lift,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'lift_ban')
    const row = await findBan(tx, incidentId, banId)
    if (!row) throw notFound('ban')
    if (row.liftedAt !== null) throw conflict('ban_lifted', 'This ban was lifted already.')
    const faults = await strangeFiles(tx, incidentId, file ? [file] : [], '/file')
    if (faults.length) throw invalid(faults)
    const held = await heldByLaw(ctx, tx, access)
    const at = ctx.now(access.world)
    const change = { liftedAt: at, liftedBy: actor.id, liftReason: reason, liftFile: file }
    if (!(await updateBan(tx, { id: row.id, version }, change))) throw stale('ban', { version: row.version })
    await restart(ctx, tx, access, { held, at, row })
    const { id, authority } = row
    await record(ctx, tx, actor, {
      name: 'ban.lifted',
      incidentId,
      world: access.world,
      payload: { id, authority, reason },
    })
  })
}

const heldByLaw = async (ctx: Context, tx: Tx, access: Access) =>
  (await clocksOf(ctx, tx, access)).filter(({ held }) => held === 'law').map(({ row }) => row.id)

/** Those that no other ban holds begin again at the lifting: before it, telling was forbidden. */
async function restart(
  ctx: Context,
  tx: Tx,
  access: Access,
  { held, at, row: { authority } }: { held: readonly string[]; at: number; row: BanRow },
): Promise<void> {
  for (const { row, held: still } of await clocksOf(ctx, tx, access))
    if (held.includes(row.id) && still !== 'law')
      await updateDuty(tx, row, { correctedStartAt: at, correctionReason: authority })
}
