import type { Sql } from '../../db/database.ts'
import { type ExemptionRow, listExemptions } from '../../db/queries/duties.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { groundsOf } from '../actions/exemptions/grounds.ts'
import type { Actor, Context } from '../context.ts'
import type { ExemptionView, GroundView } from '../contract/exemptions.ts'
import type { AttachmentView } from '../contract/files.ts'
import { needsReview } from '../rules/exemption.ts'
import { cite } from '../rules/laws.ts'
import { filesOf } from './file.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

/** Every decision not to tell, oldest first; each with its ground, files, order and reviews. */
export async function exemptionViews(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  access: Access,
): Promise<ExemptionView[]> {
  const names = await namesOf(sql)
  const files = await filesOf(sql, access.incident.id)
  const grounds = new Map(groundViews(ctx).map((ground) => [ground.key, ground]))
  const now = ctx.now(access.world)
  return (await listExemptions(sql, access.incident.id)).map((row) => ({
    id: row.id,
    ruleIds: row.ruleIds,
    ground: grounds.get(row.ground) ?? null,
    grounds: row.grounds,
    evidence: row.evidence,
    files: files(row.evidenceFiles),
    state: row.state,
    reviewAt: isoOrNull(row.reviewAt),
    questioned: needsReview(row, now)
      ? { keys: row.questionedBy, due: row.reviewAt !== null && row.reviewAt <= now }
      : null,
    reviews: row.reviews.map((one) => ({ ...one, at: iso(one.at), by: personOf(names, one.by) })),
    proposedBy: personOf(names, row.proposedBy),
    proposedAt: iso(row.proposedAt),
    ...decisionOf(row, names),
    released: row.released,
    order: orderOf(row, files),
    can: stepsOn(row, access, actor),
    version: row.version,
  }))
}

export const groundViews = (ctx: Context): GroundView[] =>
  groundsOf(ctx).map(({ key, basis, mark, says, asks, releases, reviewOn }) => {
    const { name, article } = cite(basis, ctx.templates.laws)
    return { key, law: name, article, mark, says, asks, releases, reviewOn }
  })

const decisionOf = (row: ExemptionRow, names: Names) => ({
  decidedBy: row.decidedBy === null ? null : personOf(names, row.decidedBy),
  decidedAt: isoOrNull(row.decidedAt),
  decisionReason: row.decisionReason,
})

function orderOf(
  { orderedAt, orderedBy, orderDueAt, orderText, orderFile }: ExemptionRow,
  files: (digests: readonly string[]) => AttachmentView[],
): ExemptionView['order'] {
  if (orderedAt === null) return null
  const file = files(orderFile ? [orderFile] : [])[0] ?? null
  return { by: orderedBy, at: iso(orderedAt), dueAt: isoOrNull(orderDueAt), text: orderText, file }
}

function stepsOn({ state, proposedBy }: ExemptionRow, { incident, may }: Access, actor: Actor): string[] {
  if (incident.status === 'closed') return []
  const decide = state === 'proposed' && may('decide_exemption', proposedBy === actor.id)
  const review = state === 'approved' && may('review_exemption')
  return [...(decide ? ['decide_exemption'] : []), ...(review ? ['review_exemption'] : [])]
}
