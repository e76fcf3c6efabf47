import type { Tx } from '../../../db/database.ts'
import type { ReportRow } from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid } from '../../problem.ts'
import type { Access } from '../access.ts'
import { record } from '../record.ts'
import { formOf } from './line.ts'
import { type Of, openReport, refuseOther, saveReport } from './open.ts'
import { isUrgent, servedBy } from './serves.ts'
import { freeze, refuseFindings } from './submit.ts'

interface Signature {
  digest: string
  unapprovedReason: string
  version: number
}

/**
 * The commander signs (签发). A first report whose clock runs out may be signed before legal has approved it, with a
 * reason: the law's hours do not wait for a second pair of eyes (CAC Measures Art. 4). No other report has that door.
 */
export async function signReport(ctx: Context, actor: Actor, of: Of, signature: Signature): Promise<void> {
  const { digest, unapprovedReason, version } = signature
  await ctx.db.write(async (tx) => {
    const { access, row } = await openReport(tx, actor, of, 'sign_report', [
      'approved',
      'draft',
      'returned',
      'submitted',
    ])
    const { incident, world } = access
    const unapproved = row.state !== 'approved'
    if (unapproved) await refuseUnapproved(ctx, tx, access, row, unapprovedReason)
    const frozen = row.text ? { digest: row.digest } : await freeze(ctx, tx, access, row)
    refuseOther(digest, frozen.digest)
    if ('text' in frozen) await refuseFindings(ctx, tx, row, frozen.text)
    await saveReport(tx, row, version, {
      ...frozen,
      state: 'signed',
      signedBy: actor.id,
      signedAt: ctx.now(world),
      unapprovedReason: unapproved ? unapprovedReason : '',
    })
    await record(ctx, tx, actor, {
      name: 'report.signed',
      incidentId: incident.id,
      world,
      payload: {
        id: row.id,
        number: row.number,
        stage: row.stage,
        digest,
        ...(unapproved ? { unapproved: unapprovedReason } : {}),
      },
    })
  })
}

async function refuseUnapproved(ctx: Context, tx: Tx, access: Access, row: ReportRow, reason: string) {
  access.need('sign_unapproved_report')
  if (row.stage !== 'first')
    throw conflict('not_approved', 'Only a first report may be signed before legal has approved it.')
  if (!isUrgent(await servedBy(ctx, tx, access, row.stage, formOf(ctx, row))))
    throw conflict('not_approved', 'No clock is running out: legal approves first.')
  if (!reason.trim()) throw invalid([{ pointer: '/unapprovedReason', code: 'blank' }])
}
