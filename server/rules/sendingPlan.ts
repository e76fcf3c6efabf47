import type { MailGroup } from './mailGroup.ts'
import { mostStaged, stagesFor, stagesLeft, usualGate } from './stage.ts'

/** How an order goes out, as the commander gave it: in stages, between which hours, at what pace. */
export interface SendingPlan {
  /** People of each stage before all the rest; `[]` = everybody at once. */
  stages: number[]
  gate: GateRule
  /** Nothing leaves before this instant; null = as soon as the last stop is over. Epoch ms of the order's world. */
  notBefore: number | null
  /** Past this instant it is not begun any more. */
  notAfter: number
  /** Local hours in which nobody is texted or called; null = none are kept. */
  quiet: QuietHours | null
  limits: SendingLimits
}

/** What stands between a stage and the next. */
export interface GateRule {
  /** Opened by rule once its conditions hold, or by the commander alone. */
  by: 'rule' | 'person'
  /** Hard failures of the stage must stay below this share of what was tried, in percent. */
  failedPercent: number
  /** Minutes the stage is watched after its last message left, for bounces and complaints to come in. */
  minutes: number
}

/** Whole hours of the person's own clock, over midnight: `from` is later than `to`. */
export interface QuietHours {
  from: number
  to: number
}

export interface SendingLimits {
  /** E-mails a minute to mailboxes of one house; absent = as fast as it takes them. */
  mailPerMinute: Partial<Record<MailGroup, number>>
  /** Nobody gets two messages over one channel within so many minutes, whatever the order; 0 = no such limit. */
  personMinutes: number
}

/** What a stage came to, as its gate saw it. */
export interface StageFigures {
  people: number
  /** Messages with a result. */
  tried: number
  failed: number
  unknown: number
  complaints: number
}

/** A gate that was opened. */
export interface PassedGate {
  /** The stage it ended, from 0. */
  stage: number
  at: number
  /** Who opened it; null = its rule. */
  by: string | null
  reason: string
  figures: StageFigures
}

/** Legal let messages leave in quiet hours: the law's "at once" comes before comfort. */
export interface QuietLifted {
  at: number
  by: string
  reason: string
}

/** What the commander asked for; what is absent is as usual. */
export interface AskedPlan {
  stages?: number[] | undefined
  gate?: GateRule | undefined
  notBefore?: number | null | undefined
  notAfter?: number | null | undefined
  quiet?: QuietHours | null | undefined
  limits?: SendingLimits | undefined
}

/** 22 to 8 by the person's own clock: what mainland operators ask of service messages, and when a call would frighten. */
export const usualQuiet: QuietHours = { from: 22, to: 8 }

/**
 * Mainland mailbox houses tell nobody their limits and answer 550 beyond them: a hundred a second is a start, to be lowered when they
 * defer. Thirty minutes between two texts to one person keep within every published limit at once (Baidu: 3 a minute, 10 an hour, 50
 * a day under one signature; Alibaba: 50 a day of one template).
 */
export const usualLimits: SendingLimits = { mailPerMinute: { qq: 6_000, netease: 6_000 }, personMinutes: 30 }

/** An order that could not begin within so long after its time is not begun any more: a night off, or an old copy restored. */
export const staleAfterMs = 3_600_000

/** The plan of an order to `people` that may begin at `readyAt` (the end of the last stop; epoch ms). */
export function planOf(asked: AskedPlan, people: number, readyAt: number): SendingPlan {
  const notBefore = asked.notBefore ?? null
  return {
    stages: asked.stages ? stagesLeft(people, asked.stages) : stagesFor(people),
    gate: asked.gate ?? usualGate,
    notBefore,
    notAfter: asked.notAfter ?? startOf(notBefore, readyAt) + staleAfterMs,
    quiet: asked.quiet === undefined ? usualQuiet : asked.quiet,
    limits: asked.limits ?? usualLimits,
  }
}

/** When it is handed to the sender. */
export const startOf = (notBefore: number | null, readyAt: number): number =>
  Math.max(readyAt, notBefore ?? 0)

/** What is wrong with it, by field (RFC 6901). */
export function planFaults({ stages, notBefore, notAfter, quiet }: SendingPlan, readyAt: number) {
  const checks: [boolean, string, string][] = [
    [sum(stages) > mostStaged, '/plan/stages', 'too_many_staged'],
    [notAfter <= startOf(notBefore, readyAt), '/plan/notAfter', 'before_start'],
    [quiet !== null && quiet.from <= quiet.to, '/plan/quiet', 'not_overnight'],
  ]
  return checks.flatMap(([wrong, pointer, code]) => (wrong ? [{ pointer, code }] : []))
}

/** So long before its time a scheduled order stands among what is to be decided: half an hour to look once more. */
export const soonMs = 1_800_000

/**
 * How an order that was not begun stands to its time: `past` its not-after (nothing left, a person decides), or `soon` to leave by
 * itself. One that is held does not leave by itself; it waits for its release all along.
 */
export function scheduleStanding(
  { state, startedAt, startsAt, plan }: Scheduled,
  now: number,
): 'soon' | 'past' | null {
  if (startedAt !== null || plan === null || !unbegun.includes(state)) return null
  if (isPast(plan, now)) return 'past'
  return state === 'waiting' && plan.notBefore !== null && startsAt - now <= soonMs ? 'soon' : null
}

const unbegun: readonly string[] = ['waiting', 'paused', 'stopped']
interface Scheduled {
  state: string
  startedAt: number | null
  startsAt: number
  plan: SendingPlan | null
}

/** Past its not-after: it was waiting while nobody was there to send it. */
export const isPast = (plan: SendingPlan | null, now: number): boolean => plan !== null && now > plan.notAfter

const sum = (stages: readonly number[]): number => stages.reduce((all, n) => all + n, 0)
