import type { Sql } from '../../../db/database.ts'
import { findOrganisation } from '../../../db/queries/installation.ts'
import { findUser } from '../../../db/queries/users.ts'
import type { Context } from '../../context.ts'
import { type Language, languages } from '../../rules/facts.ts'
import type { Values } from '../../rules/report.ts'
import type { Access } from '../access.ts'

/** What the form asks of the unit: the organisation profile, and whoever answers for the report at this hour. */
export async function profileFor(ctx: Context, sql: Sql, access: Access): Promise<Record<Language, Values>> {
  const organisation = await findOrganisation(sql)
  const contact = await contactOf(sql, access)
  const { provinces, sectors } = ctx.templates.authorities
  const inLanguage = (language: Language): Values => ({
    name: organisation?.name[language],
    creditCode: organisation?.creditCode,
    province: organisation && (provinces[organisation.province]?.[language] ?? organisation.province),
    sectors: organisation?.sectors
      .map((sector) => sectors[sector]?.[language] ?? sector)
      .join(language === 'zh-CN' ? '、' : ', '),
    contactName: contact?.name ?? organisation?.contact[language],
    contactPhone: organisation?.dutyPhone || contact?.phone,
  })
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as Record<
    Language,
    Values
  >
}

/** Legal answers the authority's questions; the commander where nobody holds that seat. */
async function contactOf(sql: Sql, { seats }: Access) {
  const held = (key: string) => seats.find((seat) => seat.seat === key && seat.acceptedAt !== null)
  const seat = held('legal') ?? held('commander')
  return seat && findUser(sql, seat.userId)
}
