import type { MailGroup } from './mailGroup.ts'

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

/** Whole hours of the person's own clock; over midnight where `from` is later than `to`. */
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
