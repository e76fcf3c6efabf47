import type { DutyRow } from '../../db/queries/duties.ts'
import type { Access } from '../actions/access.ts'
import type { Held } from '../actions/bans/held.ts'
import { ruleOf } from '../actions/duties/evaluate.ts'
import type { DutyView } from '../contract/duties.ts'
import type { ClockView } from '../contract/incidents.ts'
import { inZone, legalZone } from '../rules/calendar.ts'
import type { Anchors, Clock } from '../rules/clock.ts'
import type { DutyPack, DutyRule } from '../rules/dutyRule.ts'
import { promise } from '../rules/dutyStanding.ts'
import { releaseOf } from '../rules/exemption.ts'
import type { FactSheet } from '../rules/facts.ts'
import { iso, isoOrNull } from './values.ts'

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
  held: Held
}

/** One duty as the table shows it; `law` says where its rule came from and what the facts make releasable. */
export function dutyView(
  { row, clock, anchors, held }: Judged,
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
    recipientKind: rule.recipient.kind,
    seat: rule.seat,
    owner: holderOf(rule, access),
    place: placeOf(rule, law.packs),
    zone: zoneOf(rule),
    counting: rule.clock.place?.says ?? null,
    dueThere: clock.dueAt === null ? null : inZone(clock.dueAt, zoneOf(rule)),
    basis: rule.basis.map(editionOf),
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
    held,
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

/** Duties that opened before editions had days show none. */
const editionOf = ({ name, version, article, from, to }: DutyRule['basis'][number]) => ({
  name,
  version,
  article,
  from: from ?? '',
  to: to ?? null,
})

const zoneOf = ({ clock }: DutyRule): string => clock.place?.zone ?? legalZone

function holderOf({ seat }: DutyRule, { seats }: Access) {
  const holder = seats.find((one) => one.seat === seat && one.acceptedAt !== null)
  return holder ? { id: holder.userId, name: holder.personName } : null
}

function placeOf(rule: DutyRule, packs: readonly DutyPack[]): string {
  const pack = packs.find(({ rules }) => rules.some(({ id }) => id === rule.id))
  return rule.mark === 'promise' ? promise : (pack?.jurisdiction ?? 'CN')
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
