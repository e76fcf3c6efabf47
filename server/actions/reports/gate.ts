import type { Tx } from '../../../db/database.ts'
import type { Actor, Context } from '../../context.ts'
import type { FieldFault } from '../../problem.ts'
import { type ExportGate, gateFaults, needsGate } from '../../rules/exportGate.ts'
import { factValue } from '../../rules/facts.ts'
import type { ReportForm } from '../../rules/reportForm.ts'
import type { Access } from '../access.ts'
import { sheetOf } from '../facts/sheet.ts'
import { strangeFiles } from '../files/attach.ts'
import { authorities } from './authorities.ts'
import { placesOf } from './serves.ts'

interface Outgoing {
  form: ReportForm
  recipient: string
  ruleIds: readonly string[]
  gate?: ExportGate | undefined
}

/** Must this filing pass the gate for data that leaves China (PIPL 41, DSL 36)? */
export async function mustPassGate(ctx: Context, tx: Tx, access: Access, filing: Outgoing): Promise<boolean> {
  const placeOf = await placesOf(ctx, tx, access)
  const known = (await authorities(ctx, tx)).find(({ name }) =>
    Object.values(name).includes(filing.recipient),
  )
  return needsGate({
    places: filing.ruleIds.map(placeOf),
    recipientPlace: known?.place ?? null,
    formPlaces: filing.form.places,
    foreignRequest: factValue(await sheetOf(tx, access.incident.id), 'foreignRequest') === true,
  })
}

/** Only counsel answers the gate, and only with the incident's own files. */
export async function faultsAtGate(
  tx: Tx,
  actor: Actor,
  { incident, seats }: Access,
  gate: ExportGate | undefined,
): Promise<FieldFault[]> {
  const counsel = seats.some((s) => s.seat === 'legal' && s.userId === actor.id && s.acceptedAt !== null)
  if (gate && !counsel) return [{ pointer: '/gate', code: 'gate_counsel' }]
  const strange = gate?.document ? await strangeFiles(tx, incident.id, [gate.document], '/gate/document') : []
  return [...gateFaults(gate), ...strange.map((fault) => ({ ...fault, pointer: '/gate/document' }))]
}
