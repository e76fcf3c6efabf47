import { sheetNumber } from '../../../db/queries/facts.ts'
import { findOrganisation } from '../../../db/queries/installation.ts'
import { findParty, listParties, type PartyRow } from '../../../db/queries/parties.ts'
import type { Actor, Context } from '../../context.ts'
import { type PackSheet, packDocument, packText } from '../../documents/factPack.ts'
import { conflict, notFound } from '../../problem.ts'
import { factPack } from '../../rules/factPack.ts'
import { factValue, type Language, type Wording } from '../../rules/facts.ts'
import { listedParties } from '../../rules/party.ts'
import { namesOf } from '../../rules/say.ts'
import { type Access, openIncident } from '../access.ts'
import { sheetOf } from '../facts/sheet.ts'
import { record } from '../record.ts'

interface Asked {
  partyId: string
  format: 'docx' | 'txt'
  language: Language
}

export interface TakenPack {
  name: string
  type: string
  content: Buffer
}

/** The facts for one customer, for download; that it was taken, and from which sheet, stands in the record. */
export async function takePack(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { partyId, format, language }: Asked,
): Promise<TakenPack> {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const row = await findParty(ctx.db.read, incidentId, partyId)
  if (!row || row.removedAt !== null) throw notFound('party')
  if (row.kind !== 'tenant') throw conflict('not_a_tenant', 'Only a customer gets a fact pack.')
  const sheet = await packSheet(ctx, access, row, language)
  await ctx.db.write((tx) =>
    record(ctx, tx, actor, {
      name: 'party.pack_taken',
      incidentId,
      world: access.world,
      payload: { partyId, party: row.name, sheet: sheet.sheet, format, language },
    }),
  )
  const exercise = sheet.drill ? `${{ 'zh-CN': '演练', en: 'DRILL' }[language]} ` : ''
  const name = `${exercise}${sheet.number} ${row.name}.${format}`
  return format === 'txt'
    ? { name, type: 'text/plain; charset=utf-8', content: Buffer.from(packText(sheet, language)) }
    : { name, type: word, content: packDocument(sheet, language) }
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

async function packSheet(
  ctx: Context,
  { incident, world }: Access,
  row: PartyRow,
  language: Language,
): Promise<PackSheet> {
  const sql = ctx.db.read
  const sheet = await sheetOf(sql, incident.id)
  const organisation = await findOrganisation(sql)
  const groups = factValue(sheet, 'groups') ?? []
  const tenants = listedParties(await listParties(sql, incident.id)).filter(({ kind }) => kind === 'tenant')
  const others = tenants.filter(({ id }) => id !== row.id)
  const theirs = groups.filter(({ key }) => !row.groups.includes(key))
  const otherNames = [
    ...others.map(({ name }) => name),
    ...theirs.flatMap(({ name }: { name: Wording }) => Object.values(name)),
  ]
  return {
    pack: factPack(sheet, {
      groups: row.groups,
      otherNames,
      language,
      names: namesOf(ctx.templates.datamap),
    }),
    to: row.name,
    company: organisation?.name[language] ?? organisation?.name['zh-CN'] ?? '',
    number: incident.number,
    sheet: await sheetNumber(sql, incident.id),
    at: ctx.now(world),
    drill: world.kind !== 'real',
    groupNames: new Map(groups.map(({ key, name }) => [key, name])),
  }
}
