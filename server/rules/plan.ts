import type { Grade } from './condition.ts'
import type { Fulfilment } from './dutyRule.ts'
import { peopleUpper } from './factSheet.ts'
import { type FactKey, type FactSheet, type FullWording, factValue } from './facts.ts'
import type { SeatKey } from './seats.ts'

export const eventKinds = [
  'personal_information',
  'vulnerability',
  'malware',
  'attack',
  'intrusion',
  'other',
] as const
export type EventKind = (typeof eventKinds)[number]

/** An emergency plan as data: `templates/plans/*.yaml` (PIPL 51(5), CSL 27). */
export interface Plan {
  id: string
  version: string
  title: FullWording
  level: Grade
  /** Kinds of event it stands ready for. */
  events: EventKind[]
  /** Seats that must be filled. */
  seats: SeatKey[]
  /** In the order they are gone through. */
  phases: PlanPhase[]
}

export interface PlanPhase {
  key: string
  name: FullWording
  tasks: PlanTask[]
  /** What must be true to leave it. */
  gate: GateCheck[]
}

export interface PlanTask {
  key: string
  title: FullWording
  seat: SeatKey
  /** Minutes after the plan started, or after its phase was entered. */
  dueMinutes: number
  from: 'start' | 'phase'
}

/** `facts`: none may be unknown; `tasks`: none of the phase's may be open; `duties`: none of these may be running. */
export type GateCheck = { says: FullWording } & (
  | { kind: 'facts'; of: FactKey[] }
  | { kind: 'seats'; of: SeatKey[] }
  | { kind: 'acts'; of: Fulfilment[] }
  | { kind: 'duties'; of: string[] }
  | { kind: 'tasks' }
)

export interface LaidOutTask {
  key: string
  phase: string
  title: FullWording
  seat: SeatKey
  /** `null`: due is counted from entering the phase, see `dueOnEntry`. */
  dueAt: number | null
}

export interface LaidOut {
  phases: { key: string; position: number; name: FullWording }[]
  tasks: LaidOutTask[]
}

/** Phases and tasks of a plan started at `startedAt` (epoch ms). */
export function layOut(plan: Plan, startedAt: number): LaidOut {
  const dueAt = (task: PlanTask) => (task.from === 'start' ? startedAt + task.dueMinutes * 60_000 : null)
  return {
    phases: plan.phases.map(({ key, name }, position) => ({ key, position, name })),
    tasks: plan.phases.flatMap((phase) =>
      phase.tasks.map((task) => ({ ...pick(task), phase: phase.key, dueAt: dueAt(task) })),
    ),
  }
}

/** When the tasks of a phase entered at `enteredAt` are due, by task key; tasks counted from the start are not among them. */
export function dueOnEntry(plan: Plan, phaseKey: string, enteredAt: number): Map<string, number> {
  const tasks = plan.phases.find(({ key }) => key === phaseKey)?.tasks ?? []
  const counted = tasks.filter(({ from }) => from === 'phase')
  return new Map(counted.map(({ key, dueMinutes }) => [key, enteredAt + dueMinutes * 60_000]))
}

const pick = ({ key, title, seat }: PlanTask) => ({ key, title, seat })

/** The plan for an event: the gravest one that stands ready for its kind; `undefined` when none does. */
export function planFor(plans: readonly Plan[], event: EventKind): Plan | undefined {
  return (
    plans.find((plan) => plan.events.includes(event)) ?? plans.find((plan) => plan.events.includes('other'))
  )
}

/** What an incident has reached, as plain values. */
export interface Progress {
  sheet: FactSheet
  seatsFilled: readonly SeatKey[]
  done: readonly Fulfilment[]
  /** Rule ids of duties that are owed and not fulfilled; an idle clock owes nothing yet. */
  openDuties: readonly string[]
  /** Phase keys of open tasks, one for each task. */
  openTasks: readonly string[]
}

export interface GateAnswer {
  says: FullWording
  kind: GateCheck['kind']
  met: boolean
  /** What keeps it shut: fact keys, seats, acts, rule ids; for tasks the phase, once for each. */
  wanting: string[]
}

/** Each check of a phase's gate, and what keeps it shut. The phase may be left when every one is met. */
export function gateState(phase: PlanPhase, progress: Progress): GateAnswer[] {
  return phase.gate.map((check) => {
    const wanting = wantingFor(check, phase.key, progress)
    return { says: check.says, kind: check.kind, met: wanting.length === 0, wanting }
  })
}

function wantingFor(check: GateCheck, phase: string, progress: Progress): string[] {
  if (check.kind === 'tasks') return progress.openTasks.filter((key) => key === phase)
  if (check.kind === 'facts') return check.of.filter((key) => !isKnown(progress.sheet, key))
  if (check.kind === 'seats') return check.of.filter((seat) => !progress.seatsFilled.includes(seat))
  if (check.kind === 'acts') return check.of.filter((act) => !progress.done.includes(act))
  return check.of.filter((rule) => progress.openDuties.includes(rule))
}

/** A text is known in any language, a count for everybody or for groups. */
function isKnown(sheet: FactSheet, key: FactKey): boolean {
  if (key === 'people') return peopleUpper(sheet) !== null
  if (key === 'personalInformation') return !['unknown', undefined, null].includes(factValue(sheet, key))
  return sheet.some((fact) => fact.key === key && fact.value !== null && fact.value !== undefined)
}
