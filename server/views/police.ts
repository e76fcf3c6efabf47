import type { Sql } from '../../db/database.ts'
import { listNamed } from '../../db/queries/records.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Context } from '../context.ts'
import type { PoliceAnswer } from '../contract/police.ts'
import { cite } from '../rules/laws.ts'
import { policeView as judge } from '../rules/police.ts'
import { filesOf } from './file.ts'
import { iso, personOf } from './values.ts'

/** How near a report to the police is, and those that were made. */
export async function policeView(ctx: Context, sql: Sql, access: Access): Promise<PoliceAnswer> {
  const { incident, world } = access
  const { lines, ...judged } = judge(await sheetOf(sql, incident.id), ctx.templates.datamap.categories)
  const names = await namesOf(sql)
  const files = await filesOf(sql, incident.id)
  const open = incident.status !== 'closed' && world.endedAt === null
  return {
    ...judged,
    lines: lines.map(({ basis, ...line }) => {
      const { name, article } = cite(basis, ctx.templates.laws)
      return { ...line, law: name, article }
    }),
    reports: (await listNamed(sql, incident.id, 'police.reported')).flatMap(({ link, payload }) => {
      const said = payload as Reported | null
      return said === null
        ? []
        : [
            {
              at: iso(said.at),
              by: personOf(names, link.actor),
              authority: said.authority,
              caseNumber: said.caseNumber,
              proof: said.proof,
              files: files(said.files),
            },
          ]
    }),
    can: open && access.may('report_police') ? ['report_police'] : [],
  }
}

interface Reported {
  at: number
  authority: string
  caseNumber: string
  proof: string
  files: string[]
}
