import { type RoleKey, roleKeys, type SeatKey, seatKeys } from './seats.ts'

/** Who stands before a step: their role in the installation and, within an incident, what ties them to it. */
export interface Standing {
  role: RoleKey | 'system' | 'nobody'
  /** Seats of this incident that they have accepted. */
  seats?: readonly SeatKey[]
  /** Called to a seat of this incident and not yet answered. */
  called?: boolean
  /** Named to the call desk of this incident; `bound`: the undertaking is given. */
  caller?: 'named' | 'bound' | undefined
  /** The incident is closed to all but its people. */
  restricted?: boolean
  /** The thing is theirs: they drafted this text, proposed this decision, hold this seat or task, started this drill. */
  own?: boolean
  /** Nobody holds the commander's seat. */
  noCommander?: boolean
}

/**
 * Side conditions, by name:
 * - `not_own`: whoever drafted or proposed it cannot decide it (duties.md d.3: drafter and approver are two people);
 * - `or_own`: whoever it belongs to may do it too;
 * - `only_own`: nobody can do it for somebody else;
 * - `or_no_commander`: while the commander's seat is empty, every seat may.
 */
type Side = 'not_own' | 'or_own' | 'only_own' | 'or_no_commander'

interface Rule {
  roles: readonly RoleKey[]
  seats?: readonly SeatKey[]
  /** Being called to a seat is enough. */
  called?: boolean
  /** Being named a caller, and bound by the undertaking, is enough. */
  callers?: boolean
  side?: Side
}

const everyRole = roleKeys
const everySeat = seatKeys
const [owner, auditor, member] = roleKeys
const [commander, security, legal, publicAffairs, customerService] = seatKeys

/** Steps of the installation, by role. An auditor judges what others did and therefore does none of it. */
export const installationSteps = {
  declare: { roles: everyRole },
  see_users: { roles: everyRole },
  see_ledger: { roles: everyRole },
  start_drill: { roles: [owner, member] },
  end_drill: { roles: [owner], side: 'or_own' },
  invite: { roles: [owner] },
  change_organisation: { roles: [owner] },
  change_roster: { roles: [owner] },
  change_user: { roles: [owner] },
  change_templates: { roles: [owner] },
  change_retention: { roles: [owner] },
  change_channels: { roles: [owner] },
  /** Messages caught by the built-in sandbox: they show what people would have received. */
  see_sandbox: { roles: [owner, member] },
  /** The record of the whole installation; incidents the reader may not see are left out of it. */
  read_record: { roles: [owner, auditor] },
  verify: { roles: [owner, auditor] },
  /** Incidents closed to all but their people. The owner runs the installation, not the incident, and needs a seat. */
  see_restricted: { roles: [auditor] },
} as const satisfies Record<string, Rule>
export type InstallationStep = keyof typeof installationSteps

/**
 * Steps within an incident. A role counts only where its holder may see the incident; a seat counts once accepted,
 * because accepting it includes the confidentiality undertaking.
 */
export const incidentSteps = {
  see: { roles: everyRole, seats: everySeat, called: true },
  change_incident: { roles: [], seats: [commander, security, legal] },
  restrict: { roles: [], seats: [commander, legal] },

  call_seat: { roles: [owner], seats: [commander], side: 'or_no_commander' },
  accept_seat: { roles: [], called: true, side: 'only_own' },
  leave_seat: { roles: [owner], seats: [commander], side: 'or_own' },

  raise: { roles: [owner], seats: everySeat },
  triage: { roles: [owner], seats: [commander, security, legal] },
  /** "Not involved after all" takes two people. */
  propose_reclassification: { roles: [], seats: [commander, security, legal] },
  decide_reclassification: { roles: [], seats: [legal], side: 'not_own' },
  move_phase: { roles: [], seats: [commander] },
  end: { roles: [], seats: [commander] },
  close: { roles: [], seats: [commander] },

  change_facts: { roles: [], seats: everySeat },
  add_task: { roles: [], seats: everySeat },
  change_task: { roles: [], seats: everySeat },
  note: { roles: [], seats: everySeat },
  attach_file: { roles: [], seats: everySeat },

  /** The national grade decides whether authorities must be told; a person answers for it. */
  confirm_grade: { roles: [], seats: [legal, commander] },

  counsel_duty: { roles: [], seats: [legal] },
  correct_anchor: { roles: [], seats: [legal, commander] },
  fulfil_duty: { roles: [], seats: [legal, commander] },
  explain_late: { roles: [], seats: [legal, commander] },
  close_duty: { roles: [], seats: [legal] },
  propose_exemption: { roles: [], seats: [legal, commander, security] },
  decide_exemption: { roles: [], seats: [legal], side: 'not_own' },
  /** New facts question a decision in force: counsel keeps or withdraws it with a reason. */
  review_exemption: { roles: [], seats: [legal] },
  /** Duties that the no-harm decision releases only if counsel says so of each (P10). */
  tick_counsel_duty: { roles: [], seats: [legal] },
  /** A regulator demands that people be told (PIPL 57(2)): put on record by whoever may answer for it. */
  order_notice: { roles: [], seats: [legal, commander] },

  /** An authority forbids telling people: whoever may answer for it notes it, legal lifts it. */
  note_ban: { roles: [], seats: [legal, commander] },
  lift_ban: { roles: [], seats: [legal] },
  /** Contact details leave the country, or nobody knows whether: on a ground of the law. */
  confirm_handling: { roles: [], seats: [legal] },

  report_police: { roles: [], seats: [legal, commander, security] },

  /** Customers we process for, and third parties: who is in it, what they were asked and told. */
  change_parties: { roles: [], seats: [legal, commander, security, customerService] },
  tell_party: { roles: [], seats: [legal, commander, customerService] },
  ask_party: { roles: [], seats: [legal, commander, security, customerService] },

  draft_notice: { roles: [], seats: [publicAffairs, legal, commander, customerService] },
  submit_notice: { roles: [], seats: [publicAffairs, legal, commander, customerService] },
  approve_notice: { roles: [], seats: [legal], side: 'not_own' },

  import_people: { roles: [], seats: [commander, security, customerService] },
  see_people: { roles: [], seats: [commander, security, legal, customerService] },
  /** At the call desk: the number of whoever is called is shown, one at a time. */
  call_people: { roles: [], seats: [commander, customerService], callers: true },
  /** Tens of thousands may be left to phone: colleagues ring them too, and see nothing else. */
  name_callers: { roles: [], seats: [commander, customerService] },
  unmask_person: { roles: [], seats: [commander, customerService] },

  /** Everything that proves the telling, by check code and digest; the auditor checks it without trusting the console. */
  export_proof: { roles: [auditor], seats: [commander, legal] },
  /** Gives out what proves one person's address. */
  disclose_proof: { roles: [], seats: [commander, legal, customerService] },
  /** Nothing is destroyed while a hold stands. */
  hold: { roles: [owner], seats: [legal] },
  lift_hold: { roles: [], seats: [legal] },
  /** Before its term a key is destroyed by two people. */
  propose_destruction: { roles: [owner], seats: [commander, legal] },
  decide_destruction: { roles: [owner], seats: [legal], side: 'not_own' },

  /** To one's own address: whoever answers for the text or for its sending. */
  test_notice: { roles: [], seats: [commander, legal] },
  order_sending: { roles: [], seats: [commander] },
  /** Messages in quiet hours: the law's “at once” comes before comfort. */
  lift_quiet_hours: { roles: [], seats: [legal] },
  /** Stopping harm must be easy: any seat may. */
  pause_sending: { roles: [], seats: everySeat },
  cancel_sending: { roles: [], seats: [commander, legal] },

  draft_announcement: { roles: [], seats: [publicAffairs, legal, commander] },
  approve_announcement: { roles: [], seats: [legal], side: 'not_own' },
  publish_announcement: { roles: [], seats: [commander, publicAffairs] },
  withdraw_announcement: { roles: [], seats: [commander, publicAffairs, legal] },
  /** Before it was posted as long as the law of some place asks. */
  withdraw_early: { roles: [], seats: [legal] },

  draft_report: { roles: [], seats: [legal, security, commander] },
  approve_report: { roles: [], seats: [legal], side: 'not_own' },
  /** 签发: the commander's name stands under it (Table A.7 of GB/T 38645). */
  sign_report: { roles: [], seats: [commander] },
  /** A first report whose clock runs out; the reason goes on record and legal is told. */
  sign_unapproved_report: { roles: [], seats: [commander] },
  file_report: { roles: [], seats: [legal, commander] },

  /** What an authority asks after a report: whoever picks up the telephone notes it. */
  note_enquiry: { roles: [], seats: everySeat },
  draft_answer: { roles: [], seats: [legal, security, commander] },
  approve_answer: { roles: [], seats: [legal], side: 'not_own' },
  send_answer: { roles: [], seats: [legal, commander] },
} as const satisfies Record<string, Rule>
export type IncidentStep = keyof typeof incidentSteps

export type Step = InstallationStep | IncidentStep

const steps: Record<Step, Rule> = { ...installationSteps, ...incidentSteps }

/** May this person take this step? The state of the incident (open, ended, closed) is the lifecycle's question. */
export function may(step: Step, who: Standing): boolean {
  const rule = steps[step]
  if (rule.side === 'only_own' && who.own === false) return false
  if (rule.side === 'not_own' && who.own) return false
  if (rule.side === 'or_own' && who.own && isStaff(who)) return true
  return byRole(rule, who) || bySeat(rule, who)
}

/** The steps of an incident this person may take; what depends on one text or seat (`own`) is asked per thing. */
export const stepsFor = (who: Standing): IncidentStep[] =>
  (Object.keys(incidentSteps) as IncidentStep[]).filter((step) => may(step, who))

/** The steps of the installation this role may take. */
export const installationStepsFor = (role: Standing['role']): InstallationStep[] =>
  (Object.keys(installationSteps) as InstallationStep[]).filter((step) => may(step, { role }))

function byRole(rule: Rule, { role, restricted }: Standing): boolean {
  if (role === 'system' || role === 'nobody' || !rule.roles.includes(role)) return false
  return !restricted || (installationSteps.see_restricted.roles as readonly RoleKey[]).includes(role)
}

function bySeat(rule: Rule, who: Standing): boolean {
  if (!isStaff(who)) return false
  const held = who.seats ?? []
  if (rule.side === 'or_no_commander' && who.noCommander && held.length > 0) return true
  if (rule.called && who.called) return true
  if (rule.callers && who.caller === 'bound') return true
  return held.some((seat) => rule.seats?.includes(seat))
}

/** Whoever may hold a seat: not the auditor, who would audit their own acts. */
const isStaff = ({ role }: Standing): boolean => role === 'owner' || role === 'member'
