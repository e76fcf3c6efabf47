import type { Tx } from '../../../db/database.ts'
import { insertParties, listParties, type PartyRow } from '../../../db/queries/parties.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import { plainName } from '../../rules/factPack.ts'
import { factValue } from '../../rules/facts.ts'
import { listedParties, type PartyKind } from '../../rules/party.ts'
import { openToChange } from '../access.ts'
import { sheetOf } from '../facts/sheet.ts'
import { record } from '../record.ts'

export interface Entry {
  name: string
  contact: string
  contractHours: number | null
  contractBasis: string
  groups: string[]
  role: string
}

/** Lists one; answers its id. */
export async function addParty(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { kind, ...entry }: Entry & { kind: PartyKind },
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'change_parties')
    const faults = await faultsOf(tx, incidentId, [{ kind, ...entry }], () => '')
    if (faults.length) throw invalid(faults)
    const row = newParty(ctx.newId(), incidentId, kind, entry, { by: actor.id, at: ctx.now(world) })
    await insertParties(tx, [row])
    await record(ctx, tx, actor, {
      name: 'party.added',
      incidentId,
      world,
      payload: { partyId: row.id, kind, party: entry.name, contractHours: entry.contractHours },
    })
    return row.id
  })
}

/** Lists customers read from a file, all or none. `rowOf` says where each stood, for the faults. */
export async function addTenants(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  read: { entries: readonly Entry[]; rowOf: (at: number) => string },
): Promise<number> {
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'change_parties')
    const tenants = read.entries.map((entry) => ({ kind: 'tenant' as const, ...entry }))
    const faults = await faultsOf(tx, incidentId, tenants, read.rowOf)
    if (faults.length) throw invalid(faults)
    const by = { by: actor.id, at: ctx.now(world) }
    await insertParties(
      tx,
      read.entries.map((entry) => newParty(ctx.newId(), incidentId, 'tenant', entry, by)),
    )
    const payload = { count: read.entries.length, names: read.entries.map(({ name }) => name) }
    await record(ctx, tx, actor, { name: 'party.imported', incidentId, world, payload })
    return read.entries.length
  })
}

/** A name stands once among its kind; groups must be those of the fact sheet, and belong to one customer only. */
export async function faultsOf(
  tx: Tx,
  incidentId: string,
  entries: readonly (Entry & { kind: PartyKind; id?: string })[],
  rowOf: (at: number) => string,
): Promise<FieldFault[]> {
  const known = new Set((factValue(await sheetOf(tx, incidentId), 'groups') ?? []).map(({ key }) => key))
  const others = listedParties(await listParties(tx, incidentId))
  const names = new Set(
    others
      .filter(({ id }) => !entries.some((one) => one.id === id))
      .map(({ kind, name }) => keyOf(kind, name)),
  )
  return entries.flatMap(({ kind, name, groups }, at): FieldFault[] => {
    const key = keyOf(kind, name)
    const twice = names.has(key) ? [{ pointer: `${rowOf(at)}/name`, code: 'name_twice', detail: name }] : []
    names.add(key)
    const strange = groups.flatMap((group, n) =>
      known.has(group) ? [] : [{ pointer: `${rowOf(at)}/groups/${n}`, code: 'unknown_group', detail: group }],
    )
    return [...twice, ...strange]
  })
}

const keyOf = (kind: PartyKind, name: string): string => `${kind} ${plainName(name)}`

const newParty = (
  id: string,
  incidentId: string,
  kind: PartyKind,
  entry: Entry,
  { by, at }: { by: string; at: number },
): PartyRow => ({
  id,
  incidentId,
  kind,
  ...entry,
  name: entry.name.trim(),
  toldAt: null,
  toldBy: null,
  toldHow: '',
  toldProof: '',
  toldLate: false,
  askedAt: null,
  asked: '',
  answerDueAt: null,
  answeredAt: null,
  answer: '',
  files: [],
  instruction: '',
  instructedAt: null,
  createdBy: by,
  createdAt: at,
  removedAt: null,
  removeReason: '',
  version: 1,
})
