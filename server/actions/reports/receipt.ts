import type { Sql, Tx } from '../../../db/database.ts'
import { insertFile } from '../../../db/queries/files.ts'
import {
  type FilingRow,
  findFiling,
  type ReportRow,
  setReceiptFile,
  setReceiptNumber,
} from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import type { NewFile } from '../../files.ts'
import { conflict, notFound } from '../../problem.ts'
import type { Access } from '../access.ts'
import { record } from '../record.ts'
import { type Of, openReport } from './open.ts'

type OfFiling = Of & { filingId: string }

/** A receipt that came after the filing. What is once noted stands; a correction is a note on the record. */
export async function addReceipt(
  ctx: Context,
  actor: Actor,
  of: OfFiling,
  receiptNumber: string,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row, filing } = await openFiling(tx, actor, of)
    if (!(await setReceiptNumber(tx, filing.id, receiptNumber))) throw alreadyThere()
    await note(ctx, tx, actor, access, row, { receiptNumber })
  })
}

/** The receipt itself, already stored under its digest. */
export async function addReceiptFile(ctx: Context, actor: Actor, of: OfFiling, file: NewFile): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row, filing } = await openFiling(tx, actor, of)
    const { digest, name } = file
    if (!(await setReceiptFile(tx, filing.id, { receiptFile: digest, receiptName: name })))
      throw alreadyThere()
    await insertFile(tx, { ...file, storedAt: ctx.now(access.world), storedBy: actor.id })
    await note(ctx, tx, actor, access, row, { file: name, digest })
  })
}

/** Refuses whoever may not, before any byte is taken in. */
export const mayAddReceipt = (ctx: Context, actor: Actor, of: OfFiling): Promise<unknown> =>
  openFiling(ctx.db.read, actor, of)

async function openFiling(
  sql: Sql,
  actor: Actor,
  of: OfFiling,
): Promise<{ access: Access; row: ReportRow; filing: FilingRow }> {
  const { access, row } = await openReport(sql, actor, of, 'file_report', ['filed'])
  const filing = await findFiling(sql, of.reportId, of.filingId)
  if (!filing) throw notFound('filing')
  return { access, row, filing }
}

const note = (
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { world }: Access,
  { id, incidentId, number }: ReportRow,
  what: Record<string, unknown>,
) =>
  record(ctx, tx, actor, {
    name: 'report.receipt_added',
    incidentId,
    world,
    payload: { id, number, ...what },
  })

const alreadyThere = () => conflict('receipt_there', 'This filing has its receipt already.')
