import type { Sql } from '../../../db/database.ts'
import { asFact, listFactVersions, sheetNumber } from '../../../db/queries/facts.ts'
import { findOrganisation } from '../../../db/queries/installation.ts'
import type { OrganisationRow } from '../../../db/queries/organisation.ts'
import { listParties } from '../../../db/queries/parties.ts'
import type { Context } from '../../context.ts'
import { currentSheet } from '../../rules/factSheet.ts'
import { type FactSheet, factValue, type Language, languages } from '../../rules/facts.ts'
import type { AudienceKey, Company, Draft } from '../../rules/notice.ts'
import { assemble } from '../../rules/noticeDraft.ts'
import type { JudgeFor, Tenant } from '../../rules/noticeJudge.ts'
import { wordedFor } from '../../rules/noticePurpose.ts'
import type { NoticeBody, NoticePlace, NoticeSender } from '../../rules/noticeWork.ts'
import type { Names } from '../../rules/say.ts'
import { namesOf } from '../../rules/say.ts'
import { sheetOf } from '../facts/sheet.ts'

/** What a notice is made from: the facts, who we are, and how things are called. */
export interface Material {
  sheet: FactSheet
  /** Running number of the sheet. */
  sheetNumber: number
  organisation: OrganisationRow | undefined
  names: Names
  tenants: readonly Tenant[]
}

export async function materialOf(ctx: Context, sql: Sql, incidentId: string): Promise<Material> {
  return {
    sheet: await sheetOf(sql, incidentId),
    sheetNumber: await sheetNumber(sql, incidentId),
    organisation: await findOrganisation(sql),
    names: namesOf(ctx.templates.datamap),
    tenants: await tenantsOf(sql, incidentId),
  }
}

/** Customers whose names other readers must not learn. */
export const tenantsOf = async (sql: Sql, incidentId: string): Promise<Tenant[]> =>
  (await listParties(sql, incidentId))
    .filter(({ kind, removedAt }) => kind === 'tenant' && removedAt === null)
    .map(({ name, groups }) => ({ name, groups }))

/** The fact sheet as it stood at that running number. */
export async function sheetAt(sql: Sql, incidentId: string, number: number): Promise<FactSheet> {
  const rows = await listFactVersions(sql, incidentId)
  return currentSheet(rows.filter(({ sheet }) => sheet <= number).map(asFact))
}

/** Where a reader checks by hand, until the company says it in other words. Never a link. */
const site: Record<Language, string> = {
  'zh-CN': '我们官网首页的「安全公告」',
  en: '"Security announcements" on our home page',
}

export const senderOf = ({ organisation }: Material): NoticeSender => ({
  smsSignature: organisation?.shortName['zh-CN'] || organisation?.name['zh-CN'] || '',
  site,
  hotline: organisation?.dutyPhone ?? '',
})

/** Every place that needs a text: each group in each language, its guardians where there are or may be minors, the public. */
function placesFor(sheet: FactSheet, languages: readonly Language[]): NoticePlace[] {
  const keys = factValue(sheet, 'groups')?.map(({ key }) => key) ?? []
  const groups = keys.length > 0 ? keys : ['']
  return languages.flatMap((language) => [
    ...groups.flatMap((group) =>
      readersIn(sheet, group).map((audience): NoticePlace => ({ group, language, audience })),
    ),
    { group: '', language, audience: 'public' as const },
  ])
}

const readersIn = (sheet: FactSheet, group: string): AudienceKey[] =>
  factValue(sheet, 'minors', { group })?.under18 === 0 ? ['person'] : ['person', 'guardian']

/** Every text as the templates give it; a place no template fits has none. */
export function assembleAll(
  ctx: Context,
  material: Material,
  { sender, purpose = 'first' }: Pick<NoticeBody, 'sender' | 'purpose'>,
): Draft[] {
  const company = companyOf(material, sender)
  const { sheet, names } = material
  return placesFor(sheet, languages).flatMap((place) => {
    const draft = assemble(ctx.templates.notices, sheet, { ...place, company, names })
    return draft ? [{ ...draft, words: wordedFor(draft.words, purpose, place.language) }] : []
  })
}

/** What the text check must know: which numbers and places are our own. */
export function judgeFor({ sheet, names, organisation, tenants }: Material, sender: NoticeSender): JudgeFor {
  const contact = Object.values(organisation?.contact ?? {})
  const own = [sender.hotline, organisation?.dutyPhone ?? '', ...Object.values(sender.site), ...contact]
  const flawFixed = typeof factValue(sheet, 'fixedAt') === 'number'
  return { sheet, names, own: own.filter(Boolean), tenants, flawFixed }
}

const companyOf = ({ organisation }: Material, sender: NoticeSender): Company => ({
  name: organisation?.name ?? {},
  shortName: organisation?.shortName ?? {},
  ...sender,
})
