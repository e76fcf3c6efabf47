import { findFile } from '../../db/queries/files.ts'
import { findReport } from '../../db/queries/reports.ts'
import { openIncident } from '../actions/access.ts'
import { changeReport } from '../actions/reports/change.ts'
import { decideReport } from '../actions/reports/decide.ts'
import { draftReport } from '../actions/reports/draft.ts'
import { exportReport } from '../actions/reports/export.ts'
import { fileReport } from '../actions/reports/file.ts'
import type { Of } from '../actions/reports/open.ts'
import { addReceipt, addReceiptFile, mayAddReceipt } from '../actions/reports/receipt.ts'
import { signReport } from '../actions/reports/sign.ts'
import { submitReport } from '../actions/reports/submit.ts'
import { filingsOf, textOf } from '../actions/reports/text.ts'
import { withdrawReport } from '../actions/reports/withdraw.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { readFile, sendDownload, storeFile, takeBytes } from '../files.ts'
import { notFound } from '../problem.ts'
import { reportView } from '../views/report.ts'
import { reportList } from '../views/reportList.ts'
import type { On } from './on.ts'

/** Reports to the authorities: drafted, approved, signed, filed, exported. */
export function reportRoutes(on: On): void {
  on(api.listReports, async ({ ctx, actor, params: { incidentId } }) =>
    reportList(ctx, ctx.db.read, await openIncident(ctx.db.read, actor, incidentId)),
  )
  on(api.getReport, ({ ctx, actor, params }) => view(ctx, actor, params))
  on(api.draftReport, async ({ ctx, actor, params: { incidentId }, body }) => {
    const reportId = await draftReport(ctx, actor, incidentId, body)
    return view(ctx, actor, { incidentId, reportId })
  })
  on(api.changeReport, async ({ ctx, actor, params, body }) => {
    await changeReport(ctx, actor, params, body)
    return view(ctx, actor, params)
  })
  decisionRoutes(on)
  filingRoutes(on)
  documentRoutes(on)
}

function decisionRoutes(on: On): void {
  on(api.submitReport, async ({ ctx, actor, params, body }) => {
    await submitReport(ctx, actor, params, body)
    return view(ctx, actor, params)
  })
  on(api.decideReport, async ({ ctx, actor, params, body }) => {
    await decideReport(ctx, actor, params, body)
    return view(ctx, actor, params)
  })
  on(api.signReport, async ({ ctx, actor, params, body }) => {
    await signReport(ctx, actor, params, body)
    return view(ctx, actor, params)
  })
  on(api.withdrawReport, async ({ ctx, actor, params, body }) => {
    await withdrawReport(ctx, actor, params, body)
    return view(ctx, actor, params)
  })
}

function filingRoutes(on: On): void {
  on(api.fileReport, async ({ ctx, actor, params, body }) => {
    await fileReport(ctx, actor, params, { ...body, at: Date.parse(body.at) })
    return view(ctx, actor, params)
  })
  on(api.addReceipt, async ({ ctx, actor, params, body }) => {
    await addReceipt(ctx, actor, params, body.receiptNumber)
    return view(ctx, actor, params)
  })
  on(api.addReceiptFile, async ({ ctx, actor, params, query, request }) => {
    await mayAddReceipt(ctx, actor, params)
    await addReceiptFile(ctx, actor, params, await storeFile(ctx, query.name, await takeBytes(request)))
    return view(ctx, actor, params)
  })
}

function documentRoutes(on: On): void {
  on(api.exportReport, async ({ ctx, actor, params, query, response }) => {
    const { access, row } = await open(ctx, actor, params)
    const text = await textOf(ctx, ctx.db.read, access, row)
    const shown = await reportView(ctx, ctx.db.read, actor, access, row)
    const report = { text, view: shown, world: access.world.kind }
    const { name, type, content } = await exportReport(ctx, report, query)
    sendDownload(response, name, type, content)
  })
  on(api.getReceiptFile, async ({ ctx, actor, params, response }) => {
    const { row } = await open(ctx, actor, params)
    const filing = (await filingsOf(ctx.db.read, row)).find(({ id }) => id === params.filingId)
    const file = filing?.receiptFile ? await findFile(ctx.db.read, filing.receiptFile) : undefined
    if (!filing || !file) throw notFound('receipt')
    sendDownload(response, filing.receiptName, file.type, await readFile(ctx, file.digest))
  })
}

async function open(ctx: Context, actor: Actor, { incidentId, reportId }: Of) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const row = await findReport(ctx.db.read, incidentId, reportId)
  if (!row) throw notFound('report')
  return { access, row }
}

async function view(ctx: Context, actor: Actor, of: Of) {
  const { access, row } = await open(ctx, actor, of)
  return reportView(ctx, ctx.db.read, actor, access, row)
}
