import type { Fact, FactSheet } from './facts.ts'
import { factValue } from './facts.ts'
import { asksLegal, type Handled, unbased } from './handling.ts'
import type { LedgerInput, LedgerLine, PromiseState, Proof } from './ledgerInput.ts'
import type { LedgerWhy } from './ledgerWhy.ts'

type Judge = (input: LedgerInput) => Omit<LedgerLine, 'id'>

/** The promise ledger of one incident: P1 to P18, each judged from its records alone; nothing is typed in by hand. */
export const ledgerOf = (input: LedgerInput): LedgerLine[] =>
  Object.entries(judges).map(([id, judge]) => ({ id, ...judge(input) }))

const line = (state: PromiseState, why: LedgerWhy, proofs: Proof[] = []): Omit<LedgerLine, 'id'> => ({
  state,
  why,
  proofs,
})

const judges: Record<string, Judge> = {
  P1: (input) =>
    input.personal
      ? ofDuties(input, ['CN-02', 'POL-01'], ['incident.declared', 'incident.raised', 'plan.activated'])
      : line('not_applicable', 'no_personal_information'),
  P2: (input) => ofDuties(input, ['POL-02'], ['seat.accepted']),
  P3: (input) => {
    const proofs = ofRecords(input, ['plan.activated', 'event.judged', 'incident.raised'])
    return proofs.length ? line('kept', 'plan_started', proofs) : line('not_yet', 'not_judged')
  },
  P4: (input) => ofDuties(input, ['POL-03'], ['facts.changed']),
  P5: ({ drill, now }) => {
    if (drill.lastAt === null) return line('not_yet', 'never_drilled')
    return drill.dueAt !== null && drill.dueAt < now
      ? line('broken', 'drill_overdue')
      : line('kept', 'drilled')
  },
  P6: (input) => ofDuties(input, ['CN-04', 'POL-04'], ['notice.approved', 'order.given']),
  P7: judgeChannels,
  P8: judgeAnnouncement,
  P9: (input) =>
    ofDuties(input, ['CN-03', 'CN-06', 'CN-07', 'CN-08', 'CN-12', 'CN-13', 'POL-06'], ['report.filed']),
  P10: judgeExemption,
  P11: judgeRetention,
  P12: judgeHandling,
  P13: (input) => {
    const proofs = ofRecords(input, ['seat.accepted', 'person.unmasked', 'proof.disclosed'])
    return proofs.length ? line('kept', 'undertakings', proofs) : line('not_yet', 'nobody_accepted')
  },
  P14: (input) => ofDuties(input, ['CN-14'], []),
  P15: () => line('not_yet', 'no_record'),
  P16: judgeCustomers,
  P17: ({ sheet }) => {
    const known = factValue(sheet, 'functions')?.length && factValue(sheet, 'categories')?.length
    return known
      ? line('kept', 'categories_named', ofFact(sheet, 'functions'))
      : line('not_yet', 'functions_unknown')
  },
  P18: judgeThirdParties,
}

/** Kept once what is due was destroyed in time; a hold that legal placed keeps it open, a missed end breaks it. */
function judgeRetention(input: LedgerInput): Omit<LedgerLine, 'id'> {
  if (!input.importedPeople) return line('not_applicable', 'nobody_imported')
  const proofs = ofRecords(input, ['retention.held', 'retention.destroyed'])
  const states = [input.retention?.contact, input.retention?.proof]
  if (states.includes('late')) return line('broken', 'retention_late', proofs)
  if (states.includes('held')) return line('not_yet', 'retention_held', proofs)
  if (states[0] !== 'destroyed') return line('not_yet', 'retention_running', proofs)
  return line('kept', 'contacts_destroyed', proofs)
}

/** Judged by where the orders handled contact details; before one was begun, by where the people are. */
function judgeHandling(input: LedgerInput): Omit<LedgerLine, 'id'> {
  const { handled = [], sheet } = input
  const known = handled.flatMap((one) => one ?? [])
  const proofs = ofRecords(input, ['order.started', 'handling.confirmed'])
  if (unbased(known).length) return line('broken', 'left_without_ground', proofs)
  if (handled.length && !handled.includes(null))
    return line('kept', known.some(leftCountry) ? 'left_with_ground' : 'stayed_in_country', proofs)
  const regions = factValue(sheet, 'regions')
  if (!regions) return line('not_yet', 'regions_unknown', ofFact(sheet, 'regions'))
  return regions.some(({ region }) => region !== 'CN')
    ? line('not_yet', 'people_abroad', ofFact(sheet, 'regions'))
    : line('not_applicable', 'nobody_abroad', ofFact(sheet, 'regions'))
}

const leftCountry = (one: Handled) => asksLegal(one) && one.ground !== 'inland'

function judgeChannels(input: LedgerInput): Omit<LedgerLine, 'id'> {
  const { told, exemption } = input
  const proofs = ofRecords(input, ['order.started', 'order.done', 'proof.exported'])
  if (exemption === 'approved') return line('not_applicable', 'exempted')
  if (!told) return line('not_yet', 'nothing_sent')
  const settled = told.trying + told.unknown === 0
  return line(settled ? 'kept' : 'not_yet', settled ? 'everybody_tried' : 'still_trying', proofs)
}

function judgeAnnouncement(input: LedgerInput): Omit<LedgerLine, 'id'> {
  if (input.announcedAt !== null)
    return line('kept', 'announced', ofRecords(input, ['announcement.published']))
  if (!input.told?.unreachable) return line('not_applicable', 'nobody_unreachable')
  return ofDuties(input, ['POL-05'], [])
}

/** Judged by each customer's own contract; by the duty to tell customers where none is listed. */
function judgeCustomers(input: LedgerInput): Omit<LedgerLine, 'id'> {
  const tenants = (input.parties ?? []).filter(({ kind }) => kind === 'tenant')
  const proofs = ofRecords(input, ['party.told'])
  if (tenants.length === 0) return ofDuties(input, ['CN-16'], [])
  if (tenants.some(({ late }) => late)) return line('broken', 'late', proofs)
  const told = tenants.every(({ toldAt }) => toldAt !== null)
  return told ? line('kept', 'customers_told', proofs) : line('not_yet', 'open', proofs)
}

/** Each is listed with what it holds, and was asked or told; a question without an answer keeps it open. */
function judgeThirdParties(input: LedgerInput): Omit<LedgerLine, 'id'> {
  const others = (input.parties ?? []).filter(({ kind }) => kind === 'third_party')
  const proofs = ofRecords(input, ['party.added', 'party.asked', 'party.answered', 'party.told'])
  const involved = factValue(input.sheet, 'thirdParty')
  if (others.length === 0 && involved === false)
    return line('not_applicable', 'no_third_party', ofFact(input.sheet, 'thirdParty'))
  if (others.length === 0) return line('not_yet', involved ? 'third_parties_unlisted' : 'no_record')
  const settled = others.every(({ asked, answered, toldAt }) => (asked ? answered : toldAt !== null))
  return settled
    ? line('kept', 'third_parties_answered', proofs)
    : line('not_yet', 'third_party_open', proofs)
}

function judgeExemption(input: LedgerInput): Omit<LedgerLine, 'id'> {
  const proofs = ofRecords(input, [
    'exemption.proposed',
    'exemption.approved',
    'exemption.returned',
    'notice.ordered',
  ])
  if (input.exemption === 'none') return line('not_applicable', 'people_are_told')
  if (input.exemption === 'proposed') return line('not_yet', 'waits_for_legal', proofs)
  return line('kept', input.exemption === 'approved' ? 'exempted' : 'overridden', proofs)
}

/** Broken when any is late, kept when every one that applies is done, not yet while one is open. */
function ofDuties(
  input: LedgerInput,
  ids: readonly string[],
  names: readonly string[],
): Omit<LedgerLine, 'id'> {
  const duties = input.duties.filter(
    (duty) => ids.includes(duty.ruleId) && duty.applies && duty.clock !== 'idle',
  )
  const proofs = [
    ...duties
      .filter((duty) => duty.fulfilledAt !== null)
      .map((duty): Proof => ({ kind: 'duty', ref: duty.ruleId, at: duty.fulfilledAt })),
    ...ofRecords(input, names),
  ]
  if (!duties.length) return line('not_applicable', 'no_duty')
  if (duties.some((duty) => duty.late)) return line('broken', 'late', proofs)
  if (duties.every((duty) => duty.state === 'fulfilled')) return line('kept', 'done_in_time', proofs)
  if (duties.every((duty) => duty.state !== 'open')) return line('not_applicable', 'released', proofs)
  return line('not_yet', 'open', proofs)
}

/** The first record of each name. */
const ofRecords = ({ records }: LedgerInput, names: readonly string[]): Proof[] =>
  names.flatMap((name): Proof[] => {
    const first = records.find((record) => record.name === name)
    return first ? [{ kind: 'record', ref: String(first.seq), at: first.at }] : []
  })

const ofFact = (sheet: FactSheet, key: Fact['key']): Proof[] =>
  sheet
    .filter((fact) => fact.key === key)
    .map((fact) => ({ kind: 'fact', ref: `${key} v${fact.version}`, at: fact.at }))
