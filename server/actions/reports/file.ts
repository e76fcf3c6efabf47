import type { Tx } from '../../../db/database.ts'
import { listDuties, updateDuty } from '../../../db/queries/duties.ts'
import { insertFiling, type ReportRow } from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import { lateness } from '../../rules/clock.ts'
import type { ExportGate } from '../../rules/exportGate.ts'
import { factValue } from '../../rules/facts.ts'
import { reportName } from '../../rules/reportActs.ts'
import type { Access } from '../access.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { doAct } from '../duties/fulfil.ts'
import { sheetOf } from '../facts/sheet.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { faultsAtGate, mustPassGate } from './gate.ts'
import { formOf } from './line.ts'
import { type Of, openReport, saveReport } from './open.ts'
import { actsOfStage, type Served, servedBy } from './serves.ts'

export interface NewFiling {
  at: number
  recipient: string
  channel: string
  receiptNumber: string
  ruleIds?: readonly string[] | undefined
  lateReason: string
  /** Counsel's answers, where it leaves the country. */
  gate?: ExportGate | undefined
  version: number
}

/**
 * Records that a signed report went to an authority: the clocks of the duties it serves stop at that instant, and
 * whether they were late is frozen. The console itself sends nothing to any authority, in any world.
 */
export async function fileReport(ctx: Context, actor: Actor, of: Of, filing: NewFiling): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openReport(tx, actor, of, 'file_report', ['signed', 'filed'])
    const form = formOf(ctx, row)
    const served = await servedBy(ctx, tx, access, row.stage, form)
    const ticked = served.filter(
      ({ row: duty, mustBeNamed }) => filing.ruleIds?.includes(duty.ruleId) ?? !mustBeNamed,
    )
    const late = ticked.filter(({ clock }) => lateness(clock, filing.at).late)
    const ruleIds = ticked.map(({ row: duty }) => duty.ruleId)
    const abroad = await mustPassGate(ctx, tx, access, { ...filing, form, ruleIds })
    const faults = [
      ...(await wrongInstant(ctx, tx, access, filing.at)),
      ...notServed(served, filing.ruleIds ?? []),
      ...(abroad ? await faultsAtGate(tx, actor, access, filing.gate) : []),
      ...(late.length && !filing.lateReason.trim() ? [{ pointer: '/lateReason', code: 'late_reason' }] : []),
    ]
    if (faults.length) throw invalid(faults)
    await fulfil(ctx, tx, actor, access, row, filing, ticked, late)
    await keep(
      ctx,
      tx,
      actor,
      access,
      row,
      { ...filing, gate: abroad ? filing.gate : undefined },
      ticked,
      late,
    )
    await evaluateDuties(ctx, tx, actor, access, 'report.filed')
    if (row.unapprovedReason) await tellLegal(ctx, tx, access, row)
  })
}

/** Before the filing itself is kept: a supplement's clock starts from what the report before it could not say. */
async function fulfil(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  access: Access,
  row: ReportRow,
  { at, receiptNumber, channel, lateReason }: NewFiling,
  ticked: readonly Served[],
  late: readonly Served[],
): Promise<void> {
  const proof = receiptNumber || `${reportName(access.incident.number, row.number)}, ${channel}`
  const ruleIds = ticked.map(({ row: duty }) => duty.ruleId)
  for (const act of actsOfStage[row.stage]) await doAct(ctx, tx, actor, access, { act, at, proof, ruleIds })
  const lateIds = new Set(late.map(({ row: duty }) => duty.ruleId))
  for (const duty of await listDuties(tx, row.incidentId))
    if (lateIds.has(duty.ruleId) && duty.frozen?.late) await updateDuty(tx, duty, { lateReason })
}

async function keep(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { world }: Access,
  row: ReportRow,
  { at, recipient, channel, receiptNumber, gate, version }: NewFiling,
  ticked: readonly Served[],
  late: readonly Served[],
): Promise<void> {
  const { id: reportId, incidentId, number, stage } = row
  const ruleIds = ticked.map(({ row: duty }) => duty.ruleId)
  const filedAt = Math.min(row.filedAt ?? at, at)
  await saveReport(tx, row, version, { state: 'filed', filedAt })
  await insertFiling(tx, {
    id: ctx.newId(),
    incidentId,
    reportId,
    ruleIds,
    recipient,
    channel,
    filedAt: at,
    filedBy: actor.id,
    registeredAt: ctx.now(world),
    receiptNumber,
    receiptFile: null,
    receiptName: '',
    gate: gate ? { ...gate, confirmedBy: actor.id } : null,
  })
  const lateIds = late.map(({ row: duty }) => duty.ruleId)
  await record(ctx, tx, actor, {
    name: 'report.filed',
    incidentId,
    world,
    payload: {
      ...{ id: reportId, number, stage, recipient, channel, at, receiptNumber, ruleIds, late: lateIds },
      ...(gate ? { gate } : {}),
    },
  })
}

/** Not in the future, and not before anybody knew of it. */
async function wrongInstant(ctx: Context, tx: Tx, { incident, world }: Access, at: number) {
  const sheet = await sheetOf(tx, incident.id)
  const known = [factValue(sheet, 'discoveredAt'), factValue(sheet, 'learnedAt'), incident.reportedAt]
  const first = Math.min(...known.filter((instant) => typeof instant === 'number'))
  const code = at > ctx.now(world) ? 'in_the_future' : at < first ? 'before_discovery' : ''
  return code ? [{ pointer: '/at', code }] : []
}

const notServed = (served: readonly Served[], ruleIds: readonly string[]): FieldFault[] =>
  ruleIds.flatMap((ruleId, at) =>
    served.some(({ row }) => row.ruleId === ruleId)
      ? []
      : [{ pointer: `/ruleIds/${at}`, code: 'not_served', detail: ruleId }],
  )

async function tellLegal(ctx: Context, tx: Tx, { incident, world }: Access, row: ReportRow): Promise<void> {
  const once = `report_filed_unapproved:${row.id}`
  await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'report_filed_unapproved' })
}
