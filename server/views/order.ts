import type { Sql } from '../../db/database.ts'
import { listNotices, type NoticeVersionRow } from '../../db/queries/notices.ts'
import type { OrderRow } from '../../db/queries/orders.ts'
import type { Access } from '../actions/access.ts'
import { orderTexts } from '../actions/notices/orderTexts.ts'
import { versionOf, whyNotTo } from '../actions/orders/approved.ts'
import { noFigures } from '../actions/orders/gate.ts'
import { type LastStop, sandboxedOf, wasTested } from '../actions/orders/rehearse.ts'
import type { Context } from '../context.ts'
import type { HandledView } from '../contract/handling.ts'
import type { OrderView, RehearsalView, Sendable } from '../contract/orders.ts'
import type { OrderText } from '../delivery/order.ts'
import { type ChannelKind, channelKinds } from '../rules/delivery.ts'
import { mayStep } from '../rules/order.ts'
import { ledgerRows } from '../rules/orderRows.ts'
import type { IncidentStep } from '../rules/permissions.ts'
import { renderFor } from '../rules/person.ts'
import { chineseRule, countSms } from '../rules/sms.ts'
import { stageSizes } from '../rules/stage.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

export async function orderView(
  ctx: Context,
  sql: Sql,
  access: Access,
  row: OrderRow,
  names: Names,
): Promise<OrderView> {
  const { incidentId, noticeId, noticeVersion, counters } = row
  const version = await versionOf(sql, { incidentId, noticeId, version: noticeVersion })
  const channels = channelsOf(version)
  const { people, told, trying, unknown, unreachable, stopped, sandbox, guardians } = counters
  const coverage = { people, told, trying, unknown, unreachable, stopped, sandbox }
  const queued = Math.max(0, people - counters.planned)
  return {
    id: row.id,
    noticeId,
    noticeVersion,
    digest: row.digest,
    digestMatches: (await whyNotTo(ctx, sql, row)) === undefined,
    state: row.state,
    reason: row.reason,
    orderedBy: personOf(names, row.orderedBy),
    orderedAt: iso(row.orderedAt),
    startsAt: iso(row.startsAt),
    startedAt: isoOrNull(row.startedAt),
    doneAt: isoOrNull(row.doneAt),
    sandbox: row.sandbox,
    channels,
    sandboxed: sandboxedOf(ctx, { channels }, access.world),
    onUnknown: version.plan.onUnknown,
    stageLimit: row.stageLimit,
    ...planView(row, names),
    coverage,
    guardians: guardians.people ? guardians : null,
    rows: ledgerRows({ coverage, standing: counters.standing }, channels),
    unknown: counters.unknownCodes.flatMap(({ channel, code, n }) =>
      channel === 'none' ? [] : [{ channel, code, n }],
    ),
    resent: counters.resent,
    lastAt: isoOrNull(counters.lastAt),
    queued,
    can: stepsOn(row, access, queued),
    version: row.version,
  }
}

/** Its stages, the gates that were opened, and where it stands between them. */
function planView({ plan, gates, counters, stageEndedAt, quietLifted, untested }: OrderRow, names: Names) {
  const passed = gates ?? []
  const opens = plan?.gate.by === 'rule' && stageEndedAt !== null
  return {
    plan: plan && {
      ...plan,
      stages: stageSizes(counters.people, plan.stages),
      notBefore: isoOrNull(plan.notBefore),
      notAfter: iso(plan.notAfter),
    },
    gates: passed.map(({ by, at, ...gate }) => ({
      ...gate,
      at: iso(at),
      by: by === null ? null : personOf(names, by),
    })),
    stage: {
      no: passed.length,
      figures: counters.stage ?? noFigures,
      endedAt: isoOrNull(stageEndedAt),
      opensAt: opens ? iso(stageEndedAt + plan.gate.minutes * 60_000) : null,
    },
    quietLifted: quietLifted && {
      ...quietLifted,
      at: iso(quietLifted.at),
      by: personOf(names, quietLifted.by),
    },
    asleep: counters.asleep ?? 0,
    untested,
  }
}

function stepsOn(row: OrderRow, access: Access, queued: number): string[] {
  const { unknown, guardians } = row.counters
  const open = access.incident.status !== 'closed' && access.world.endedAt === null
  const steps: Record<string, [IncidentStep, boolean]> = {
    pause: ['pause_sending', mayStep('pause', row.state)],
    release: ['order_sending', mayStep('release', row.state) && (row.state !== 'done' || queued > 0)],
    cancel: ['cancel_sending', mayStep('cancel', row.state)],
    lift_quiet: [
      'lift_quiet_hours',
      mayStep('lift', row.state) && row.plan?.quiet != null && row.quietLifted === null,
    ],
    give_up_unknown: ['order_sending', row.startedAt !== null && unknown + guardians.unknown > 0],
  }
  return Object.keys(steps).filter((key) => {
    const [permission, possible] = steps[key] as [IncidentStep, boolean]
    return open && possible && access.may(permission)
  })
}

/** As the approval names them; the announcement is no part of an order. */
const channelsOf = ({ plan }: NoticeVersionRow): ChannelKind[] =>
  plan.channelOrder.filter((channel): channel is ChannelKind =>
    (channelKinds as readonly string[]).includes(channel),
  )

/** Approved notices of the incident that no order carries yet. */
export async function sendables(
  sql: Sql,
  incidentId: string,
  orders: readonly OrderRow[],
  names: Names,
): Promise<Sendable[]> {
  const ready: Sendable[] = []
  for (const [at, { id: noticeId, version }] of (await listNotices(sql, incidentId)).entries()) {
    const row = await versionOf(sql, { incidentId, noticeId, version })
    const texts = orderTexts(row, incidentId)
    const sent = orders.some(
      (order) =>
        order.noticeId === noticeId && order.noticeVersion === version && order.state !== 'cancelled',
    )
    if (!texts || sent) continue
    const { digest, languages, plan } = row
    ready.push({
      noticeId,
      no: at + 1,
      version,
      digest,
      languages,
      channels: channelsOf(row),
      groups: plan.recipients.groups,
      onUnknown: plan.onUnknown,
      bound: plan.bound,
      approvedBy: personOf(names, row.decidedBy ?? ''),
      approvedAt: iso(row.decidedAt ?? row.draftedAt),
    })
  }
  return ready
}

export const rehearsalView = (
  { approved, rehearsal, blocking, warnings, bans, rest, tests }: LastStop,
  names: Names,
  { mayTest, handling }: { mayTest: boolean; handling: readonly HandledView[] },
): RehearsalView => ({
  ...rehearsal,
  bound: approved.body.bound,
  segments: approved.body.texts.filter(({ channel }) => channel === 'sms').map(segmentsOf),
  digest: approved.row.digest,
  onUnknown: approved.body.onUnknown,
  blocking,
  handling: handling.map((one) => ({ ...one, people: rehearsal.byChannel[one.channel] })),
  warnings,
  bans: bans.map(({ ban: { id, authority, text, orderedAt, until }, people }) => ({
    ...{ id, authority, text, people },
    orderedAt: iso(orderedAt),
    until: isoOrNull(until),
  })),
  tests: tests.map(({ channel, to, sentBy, sentAt, outcome, note }) => ({
    channel: channel as ChannelKind,
    ...{ to, outcome, note, by: personOf(names, sentBy), at: iso(sentAt) },
  })),
  tested: wasTested(tests),
  mayTest,
  rest,
})

/** Billed with its signature, for a reader with a name of three characters. */
function segmentsOf({ language, group, reader, text, signature }: OrderText) {
  const whole = signature ? `【${signature}】${text}` : text
  const sample = renderFor({ name: '欧阳明', code: 'AAAA-AAAA', language }, whole, 'line')
  return { language, group, reader, n: countSms(sample, chineseRule).segments }
}
