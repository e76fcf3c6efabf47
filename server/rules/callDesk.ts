import { dayOf } from './calendar.ts'
import { type Daytime, isDaytime, nextDaytime, zonesOf } from './regionZone.ts'

/** How a call ended, as the caller says. `lost`: the caller's page went away after the number had been shown. */
export const callOutcomes = [
  'told',
  'told_guardian',
  'no_answer',
  'busy',
  'call_back',
  'other_language',
  'wrong_number',
  'refused',
] as const
export type CallOutcome = (typeof callOutcomes)[number]
export type CallEnd = CallOutcome | 'lost'

/** People are called by day only, by the clock of their own region; minutes after midnight. */
export const callingHours: Daytime = { from: 9 * 60, to: 20 * 60 }

/** Nobody is rung more often, asked-for call-backs apart: far below what carriers allow a number (1 a minute, 5 an hour, 20 a day). */
export const callsADay = 3
/** After so many calls without an answer the number is given up, and the next channel has its turn. */
export const callsInAll = 6

/** A caller holds a number so long without a sign of life; then it goes back to the queue. */
export const callLeaseMs = 5 * 60_000
/** A call-back may be promised so far ahead. */
export const callBackWithinMs = 7 * 24 * 3_600_000

const waits: Partial<Record<CallEnd, number>> = {
  busy: 15 * 60_000,
  no_answer: 2 * 3_600_000,
  lost: 30 * 60_000,
}

export interface CallBefore {
  at: number
  end: CallEnd
}

/** What follows from a call: the person is told, is called again at an instant, or the number is given up with a code. */
export type AfterCall =
  | { as: 'told' }
  | { as: 'again'; at: number; asked: boolean }
  | { as: 'given_up'; code: string }

interface Call {
  end: CallEnd
  now: number
  region: string
  /** Calls of this number for this notice so far, the one just ended left out. */
  before: readonly CallBefore[]
  /** When the person asked to be called; may lie outside the calling hours, for they asked. */
  backAt?: number | undefined
  /** There is an approved script in the language the person asked for. */
  scripted?: boolean | undefined
}

/**
 * What becomes of a number after a call. An unanswered one is tried again the same day while the day allows, else from the
 * next morning on; a wrong number, a refusal and a language without a script end the channel at once.
 */
export function afterCall({ end, now, region, before, backAt, scripted }: Call): AfterCall {
  if (end === 'told' || end === 'told_guardian') return { as: 'told' }
  if (end === 'wrong_number' || end === 'refused') return { as: 'given_up', code: end }
  if (end === 'call_back') return { as: 'again', at: backAt ?? now, asked: true }
  if (end === 'other_language')
    return scripted ? { as: 'again', at: now, asked: true } : { as: 'given_up', code: 'no_script' }
  const calls = [...before, { at: now, end }]
  const unanswered = calls.filter((call) => waits[call.end] !== undefined).length
  if (unanswered >= callsInAll) return { as: 'given_up', code: end === 'lost' ? 'no_answer' : end }
  return { as: 'again', at: nextCallAt(calls, now + (waits[end] ?? 0), region), asked: false }
}

/** The first instant from `from` on at which this region may be rung, and at which the day's calls are not used up. */
function nextCallAt(calls: readonly CallBefore[], from: number, region: string): number {
  const zone = zonesOf(region)[0] as string
  let at = nextDaytime(from, region, callingHours)
  for (let days = 0; days < 7 && callsOn(calls, dayOf(at, zone), zone) >= callsADay; days++)
    at = nextDaytime(startOfNextDay(at, zone), region, callingHours)
  return at
}

const callsOn = (calls: readonly CallBefore[], day: string, zone: string): number =>
  calls.filter(({ at }) => dayOf(at, zone) === day).length

function startOfNextDay(at: number, zone: string): number {
  const quarter = 15 * 60_000
  const day = dayOf(at, zone)
  let next = Math.ceil((at + 1) / quarter) * quarter
  while (dayOf(next, zone) === day) next += quarter
  return next
}

/** Whether people of this region may be rung now. */
export const mayRing = (now: number, region: string): boolean => isDaytime(now, region, callingHours)

/** Somebody who asked to be called may be rung at their time whatever the hour; once it is long past, by day only. */
export const mayRingBack = (now: number, region: string, askedFor: number): boolean =>
  mayRing(now, region) || now - askedFor <= 30 * 60_000

export interface Script {
  /** Read first. It asks who is there and says nothing of what happened. */
  opening: string
  /** Read once the person has said that it is they. */
  told: string
}

const asksForName = /\{\{\s*person\.name\s*\}\}/

const ownOpening = {
  'zh-CN': '您好，请问您是{{person.name}}本人吗？（不是本人时，只说会再来电，不说事件内容。）',
  en: 'Hello, am I speaking with {{person.name}}? (If not: say only that you will call again. Say nothing of the incident.)',
}
const guardianOpening = {
  'zh-CN': '您好，请问您是{{person.name}}的监护人吗？（不是监护人时，只说会再来电，不说事件内容。）',
  en: 'Hello, are you the parent or guardian of {{person.name}}? (If not: say only that you will call again. Say nothing of the incident.)',
}

/**
 * The approved script in two parts: a number may be somebody else's by now, so what happened is read only once the person
 * has said who they are. The first paragraph is the opening where it asks for the name; one that does not is kept for after it.
 */
export function scriptParts(script: string, language: 'zh-CN' | 'en', guardian: boolean): Script {
  const cut = script.search(/\n\s*\n/)
  const first = cut < 0 ? script : script.slice(0, cut)
  if (asksForName.test(first) && cut >= 0) return { opening: first.trim(), told: script.slice(cut).trim() }
  return { opening: (guardian ? guardianOpening : ownOpening)[language], told: script.trim() }
}
