import type { Tx } from '../../../db/database.ts'
import { findParty, type PartyRow, updateParty } from '../../../db/queries/parties.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, type FieldFault, invalid, notFound, stale } from '../../problem.ts'
import type { IncidentStep } from '../../rules/permissions.ts'
import { type Access, openToChange } from '../access.ts'
import { strangeFiles } from '../files/attach.ts'
import { record } from '../record.ts'

export interface OfParty {
  incidentId: string
  partyId: string
  version: number
}

/** What an act makes of a party, and how the record tells it. */
export interface PartyAct {
  name: `party.${string}`
  change: Partial<PartyRow>
  payload?: Record<string, unknown>
}

/** One act on one party: the right, its version, the change, the record. What follows is the caller's. */
export async function changeOne(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  of: OfParty,
  step: IncidentStep,
  act: (row: PartyRow, access: Access) => Promise<PartyAct>,
): Promise<Access> {
  const access = await openToChange(tx, actor, of.incidentId, step)
  const row = await findParty(tx, of.incidentId, of.partyId)
  if (!row) throw notFound('party')
  if (row.removedAt !== null) throw conflict('removed', 'This party was taken off the list.')
  const { name, change, payload } = await act(row, access)
  if (!(await updateParty(tx, { id: row.id, version: of.version }, change)))
    throw stale('party', { version: row.version })
  await record(ctx, tx, actor, {
    name,
    incidentId: of.incidentId,
    world: access.world,
    payload: { partyId: row.id, party: row.name, ...payload },
  })
  return access
}

/** Refuses an instant in the future, and files that are not this incident's. */
export async function refuseUnfit(
  tx: Tx,
  incidentId: string,
  given: { at: number; files: readonly string[] },
  now: number,
  more: readonly FieldFault[] = [],
): Promise<void> {
  const future = given.at > now ? [{ pointer: '/at', code: 'in_the_future' }] : []
  const faults = [...future, ...more, ...(await strangeFiles(tx, incidentId, given.files))]
  if (faults.length) throw invalid(faults)
}

/** Files that a party has, with those just brought. */
export const withFiles = (row: PartyRow, files: readonly string[]): string[] => [
  ...new Set([...row.files, ...files]),
]
