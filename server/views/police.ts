import type { Sql } from '../../db/database.ts'
import { listDuties } from '../../db/queries/duties.ts'
import { listNamed } from '../../db/queries/records.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { ruleOf } from '../actions/duties/evaluate.ts'
import { sheetOf } from '../actions/facts/sheet.ts'
import type { Context } from '../context.ts'
import type { PoliceAnswer } from '../contract/police.ts'
import { cite } from '../rules/laws.ts'
import { policeView as judge } from '../rules/police.ts'
import { filesOf } from './file.ts'
import { iso, isoOrNull, personOf } from './values.ts'

/** How near a report to the police is, and those that were made. */
export async function policeView(ctx: Context, sql: Sql, access: Access): Promise<PoliceAnswer> {
  const { incident, world } = access
  const { lines, ...judged } = judge(await sheetOf(sql, incident.id), ctx.templates.datamap.categories)
  const names = await namesOf(sql)
  const files = await filesOf(sql, incident.id)
  const open = incident.status !== 'closed' && world.endedAt === null
  return {
    ...judged,
    doneAt: isoOrNull(await doneAt(sql, incident.id)),
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

/** Done by a report here, or noted on the duty itself (CN-11, CN-11a). */
async function doneAt(sql: Sql, incidentId: string): Promise<number | null> {
  const rows = (await listDuties(sql, incidentId)).filter((row) =>
    ruleOf(row).fulfilledBy.includes('act:police'),
  )
  return rows.find(({ fulfilledAt }) => fulfilledAt !== null)?.fulfilledAt ?? null
}

interface Reported {
  at: number
  authority: string
  caseNumber: string
  proof: string
  files: string[]
}
