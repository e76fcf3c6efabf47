import type { GateRule, StageFigures } from './sendingPlan.ts'

/** A hundred show a wrong text, a thousand a mailbox house that refuses, ten thousand a provider that gives way. */
export const usualStages: readonly number[] = [100, 1_000, 10_000]

/** The first stages are drawn one person at a time, so they are bounded; everybody behind them follows by number. */
export const mostStaged = 20_000
export const mostStages = 5

/** A stage that told more than a fifth of everybody would be no canary: small audiences have fewer stages, or none. */
export function stagesFor(people: number, stages: readonly number[] = usualStages): number[] {
  const kept: number[] = []
  let told = 0
  for (const stage of stages) {
    if ((told + stage) * 5 > people) break
    told += stage
    kept.push(stage)
  }
  return kept
}

/**
 * One more stage than these: ten times the last (a hundred to begin with), at most a fifth of those who are left and what may still be
 * drawn one by one; 0 = there is no room for one.
 */
export function nextStage(people: number, stages: readonly number[]): number {
  const first = stages.reduce((sum, n) => sum + n, 0)
  if (stages.length >= mostStages) return 0
  const fifth = Math.floor((people - first) / 5)
  return Math.max(0, Math.min((stages.at(-1) || 10) * 10, fifth, mostStaged - first))
}

/** Stages as somebody asked for them, without those that would begin when nobody is left. */
export function stagesLeft(people: number, stages: readonly number[]): number[] {
  let told = 0
  return stages.filter((stage) => {
    const begins = told + stage < people
    told += stage
    return begins
  })
}

/** People of each stage, the last one being all the rest. */
export function stageSizes(people: number, stages: readonly number[]): number[] {
  const first = stages.reduce((sum, n) => sum + n, 0)
  return [...stages, Math.max(0, people - first)]
}

/** How many are told once stage number `at` (from 0) has left; the last stage is everybody. */
export const toldAfter = (stages: readonly number[], at: number): number =>
  at < stages.length ? stages.slice(0, at + 1).reduce((all, n) => all + n, 0) : Number.POSITIVE_INFINITY

/** The limit the sender is given for stage number `passed` (from 0); null = all the rest. */
export const limitOf = (stages: readonly number[], passed: number): number | null => stages[passed] ?? null

/**
 * A quarter of an hour: most bounces and every refusal of a receiving server come back within it; complaints take longer, and the
 * share of failures shows them coming. Five per cent: a list that is kept bounces two to three.
 */
export const usualGate: GateRule = { by: 'rule', failedPercent: 5, minutes: 15 }
export const gateLimits = { failedPercent: { min: 1, max: 10 }, minutes: { min: 1, max: 1_440 } } as const

export type GateVerdict =
  | { gate: 'waits'; until: number }
  | { gate: 'opens' }
  | { gate: 'stays'; why: 'person' | 'gate_failed' | 'gate_complaints' | 'gate_trouble' | 'gate_unknown' }

/**
 * Whether the next stage may go out. By rule: watched long enough after its last message (`endedAt`, epoch ms), failures under the
 * share of what was tried, nobody complained, no provider in trouble, and no more unknown than that share either: a stage nobody
 * answered for has proved nothing. A gate of a person never opens by itself.
 */
export function gateVerdict(
  rule: GateRule,
  { figures, endedAt, trouble }: { figures: StageFigures; endedAt: number; trouble: boolean },
  now: number,
): GateVerdict {
  if (rule.by === 'person') return { gate: 'stays', why: 'person' }
  if (figures.complaints > 0) return { gate: 'stays', why: 'gate_complaints' }
  if (isOver(figures.failed, figures.tried, rule.failedPercent)) return { gate: 'stays', why: 'gate_failed' }
  const until = endedAt + rule.minutes * 60_000
  if (now < until) return { gate: 'waits', until }
  if (isOver(figures.unknown, figures.tried, rule.failedPercent))
    return { gate: 'stays', why: 'gate_unknown' }
  return trouble ? { gate: 'stays', why: 'gate_trouble' } : { gate: 'opens' }
}

/** At the share itself the gate stays shut; with nothing tried there is no share. */
const isOver = (n: number, of: number, percent: number): boolean => n > 0 && n * 100 >= of * percent

/** Auto-pause: complaints (RFC 5965) of at least 3 people and of one in a thousand of those tried; Gmail and Yahoo ask for less. */
export const tooManyComplaints = (complaints: number, tried: number): boolean =>
  complaints >= 3 && complaints * 1_000 >= tried

/** Auto-pause: the provider failed 50 times within a minute. `errors`: instants of the last ones, oldest first, epoch ms. */
export const providerFails = (errors: readonly number[], now: number): boolean =>
  errors.length >= mostErrors && now - (errors.at(-mostErrors) as number) < 60_000
export const mostErrors = 50
