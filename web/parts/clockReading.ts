import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type ClockState, stateAt } from '../../server/rules/clock.ts'
import type { ClockProps } from './Clock.tsx'
import { hourMinute, millis, monthDay, shortInstant, zoneLabel } from './instant.ts'
import { figure, lengthInWords, termInWords } from './length.ts'

export interface Reading {
  state: ClockState
  figure: string
  /** Beside the figure: 剩余，共 4 小时. */
  aside: string
  /** The last line: when it ends, or the law's word and the own target. */
  due: string
  /** Share of the term gone, 0 to 1; absent without a term. */
  share: number | undefined
  label: string
}

/** Turns a clock's instants into what is drawn at `now`. */
export function useReading(clock: ClockProps & { first: boolean }, now: number): Reading {
  const { t } = useTranslation()
  const state = stateOf(clock, now)
  const shown = figureOf(clock, state, now, t)
  const word = state === 'stopped' ? t('clock.done') : t(`clock.${state}`)
  return {
    state,
    figure: shown,
    aside: asideOf(clock, state, t),
    due: state === 'stopped' ? '' : dueLine(clock, now, t),
    share: shareOf(clock, state, now),
    label: t('clock.label', { title: clock.title, state: word, figure: state === 'unknown' ? '' : shown }),
  }
}

function stateOf(clock: ClockProps, now: number): ClockState {
  if (clock.stoppedAt !== undefined) return 'stopped'
  if (clock.unknown) return 'unknown'
  if (clock.startAt === undefined || clock.dueAt === undefined) return 'idle'
  return stateAt(millis(clock.startAt), millis(clock.dueAt), now)
}

function figureOf(
  clock: ClockProps & { first: boolean },
  state: ClockState,
  now: number,
  t: TFunction<'parts'>,
): string {
  if (state === 'idle') return t('clock.idle')
  if (state === 'unknown') return t('clock.unknown')
  if (state === 'stopped')
    return figure(millis(clock.stoppedAt!) - millis(clock.startAt ?? clock.stoppedAt!), t)
  const left = millis(clock.dueAt!) - now
  return clock.first || Math.abs(left) < day ? figure(left, t) : lengthInWords(left, t)
}

/** Beside the first clock, seconds matter only on the last day. */
const day = 86_400_000

function asideOf(
  { startAt, dueAt, stoppedAt, lawWord }: ClockProps,
  state: ClockState,
  t: TFunction<'parts'>,
): string {
  if (dueAt === undefined || startAt === undefined) return ''
  if (state === 'stopped') {
    const spare = millis(dueAt) - millis(stoppedAt!)
    return t(spare >= 0 ? 'clock.ahead' : 'clock.behind', { time: lengthInWords(spare, t) })
  }
  if (lawWord || (state !== 'running' && state !== 'soon')) return ''
  return t('clock.leftOf', { term: termInWords(millis(dueAt) - millis(startAt), t) })
}

function dueLine({ dueAt, lawWord }: ClockProps, now: number, t: TFunction<'parts'>): string {
  if (dueAt === undefined) return ''
  if (lawWord) return t('clock.target', { word: lawWord, at: shortInstant(dueAt, now) })
  const day = monthDay(dueAt) === monthDay(now) ? t('today') : monthDay(dueAt)
  return `${t('clock.due', { at: `${day} ${hourMinute(dueAt)}` })} ${zoneLabel(dueAt)}`
}

function shareOf(
  { startAt, dueAt, stoppedAt }: ClockProps,
  state: ClockState,
  now: number,
): number | undefined {
  if (startAt === undefined || dueAt === undefined || state === 'unknown') return undefined
  const until = stoppedAt === undefined ? now : millis(stoppedAt)
  const term = millis(dueAt) - millis(startAt)
  return term <= 0 ? 1 : Math.max(0, (until - millis(startAt)) / term)
}
