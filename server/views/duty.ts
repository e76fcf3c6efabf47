import type { DutyRow, ExemptionRow } from '../../db/queries/duties.ts'
import type { Access } from '../actions/access.ts'
import { ruleOf } from '../actions/duties/evaluate.ts'
import type { DutyView, ExemptionView } from '../contract/duties.ts'
import type { ClockView } from '../contract/incidents.ts'
import type { Anchors, Clock } from '../rules/clock.ts'
import type { DutyPack, DutyRule } from '../rules/duties.ts'
import { releaseOf } from '../rules/exemption.ts'
import type { FactSheet } from '../rules/facts.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

export function clockView(row: DutyRow, clock: Clock): ClockView {
  const rule = ruleOf(row)
  return {
    dutyId: row.id,
    ruleId: row.ruleId,
    title: rule.title,
    recipient: rule.recipient.name,
    state: clock.state,
    anchor: clock.anchor,
    startAt: isoOrNull(clock.startAt),
    dueAt: isoOrNull(clock.dueAt),
    stoppedAt: isoOrNull(row.fulfilledAt),
    late: row.frozen?.late ?? clock.state === 'late',
    internal: clock.internalTarget,
    needsCounsel: row.needsCounsel && row.counsel === 'none',
    mark: rule.mark,
    law: rule.basis[0]?.name ?? {},
    article: rule.basis[0]?.article ?? {},
  }
}

interface Judged {
  row: DutyRow
  clock: Clock
  anchors: Anchors
}

/** One duty as the table shows it; `law` says where its rule came from and what the facts make releasable. */
export function dutyView(
  { row, clock, anchors }: Judged,
  access: Access,
  law: { packs: readonly DutyPack[]; sheet: FactSheet },
): DutyView {
  const rule = ruleOf(row)
  const release = releaseOf(rule, law.sheet)
  return {
    id: row.id,
    occurrence: row.occurrence,
    ruleId: row.ruleId,
    title: rule.title,
    recipient: rule.recipient.name,
    seat: rule.seat,
    basis: rule.basis.map(({ name, version, article }) => ({ name, version, article })),
    mark: rule.mark,
    contents: rule.contents,
    channels: rule.channels,
    note: rule.note,
    result: row.result,
    explanation: row.explanation,
    missing: row.missing,
    pack: packOf(rule, law.packs),
    term: rule.clock.term,
    anchors: anchorViews(rule, anchors),
    provisional: row.provisional,
    needsCounsel: row.needsCounsel,
    counsel: row.counsel,
    counselReason: row.counselReason,
    state: row.state,
    releasable: release,
    fulfilledBy: rule.fulfilledBy,
    acts: row.acts.map((act) => ({ ...act, at: iso(act.at) })),
    clock: clockView(row, clock),
    openedAt: iso(row.openedAt),
    order: row.orderedAt === null ? null : { at: iso(row.orderedAt), dueAt: isoOrNull(row.orderedDueAt) },
    correctionReason: row.correctionReason,
    lateReason: row.lateReason,
    closeReason: row.closeReason,
    can: stepsOn(row, access, release !== 'never'),
    version: row.version,
  }
}

function packOf(rule: DutyRule, packs: readonly DutyPack[]): DutyView['pack'] {
  const pack = packs.find(({ rules }) => rules.some(({ id }) => id === rule.id))
  return { name: pack?.name ?? {}, version: pack?.version ?? '' }
}

const anchorViews = ({ clock }: DutyRule, anchors: Anchors): DutyView['anchors'] =>
  [...clock.anchors, ...clock.fallback].map((key) => {
    const at = anchors[key]
    const state = at === undefined ? 'awaited' : at === null ? 'to_verify' : 'known'
    return { key, state, at: isoOrNull(at) }
  })

function stepsOn(row: DutyRow, access: Access, releasable: boolean): string[] {
  const open = access.incident.status !== 'closed'
  const byAct = ruleOf(row).fulfilledBy.every((act) => act.startsWith('act:') || act.startsWith('fact:'))
  const steps = {
    counsel_duty: row.needsCounsel,
    fulfil_duty: row.state === 'open' && byAct,
    correct_anchor: row.state === 'open',
    explain_late: row.frozen?.late === true && !row.lateReason,
    propose_exemption: row.state === 'open' && releasable,
    order_notice: row.state !== 'fulfilled' && releasable && row.result !== 'does_not_apply',
  }
  return (Object.keys(steps) as (keyof typeof steps)[]).filter(
    (step) => open && steps[step] && access.may(step),
  )
}

export function exemptionView(
  row: ExemptionRow,
  access: Access,
  actorId: string,
  names: Names,
): ExemptionView {
  const own = row.proposedBy === actorId
  return {
    id: row.id,
    ruleIds: row.ruleIds,
    grounds: row.grounds,
    evidence: row.evidence,
    state: row.state,
    proposedBy: personOf(names, row.proposedBy),
    proposedAt: iso(row.proposedAt),
    decidedBy: row.decidedBy === null ? null : personOf(names, row.decidedBy),
    decidedAt: isoOrNull(row.decidedAt),
    decisionReason: row.decisionReason,
    released: row.released,
    order:
      row.orderedAt === null
        ? null
        : {
            by: row.orderedBy,
            at: iso(row.orderedAt),
            dueAt: isoOrNull(row.orderDueAt),
            text: row.orderText,
          },
    can:
      row.state === 'proposed' && access.incident.status !== 'closed' && access.may('decide_exemption', own)
        ? ['decide_exemption']
        : [],
    version: row.version,
  }
}
