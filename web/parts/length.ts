import type { TFunction } from 'i18next'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A running figure of fixed width: `01:20:52`, with days before it once there are any. Whole seconds, rounded down. */
export function figure(ms: number, t: TFunction<'parts'>): string {
  const whole = Math.floor(Math.abs(ms) / second)
  const days = Math.floor(whole / 86_400)
  const clock = [Math.floor((whole % 86_400) / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const text = clock.map((part) => String(part).padStart(2, '0')).join(':')
  return days === 0 ? text : t('length.two', { a: t('length.days', { n: days }), b: text })
}

/** A length in words, at most two units, rounded down: `26 分`, `3 小时 20 分`, `1 天 06 时`. */
export function lengthInWords(ms: number, t: TFunction<'parts'>): string {
  const length = Math.abs(ms)
  if (length < minute) return t('length.seconds', { n: Math.floor(length / second) })
  if (length < 2 * hour) return t('length.minutes', { n: Math.floor(length / minute) })
  if (length < day) return pair(t, t('length.hoursWhole', { n: Math.floor(length / hour) }), rest(length, t))
  const hours = Math.floor((length % day) / hour)
  const days = t('length.days', { n: Math.floor(length / day) })
  return hours === 0 ? days : pair(t, days, t('length.hours', { n: String(hours).padStart(2, '0') }))
}

/** A term as the law says it: `4 小时`, `30 天`; one that ends with a day is no whole number of them: `3 天 20 时`. */
export function termInWords(ms: number, t: TFunction<'parts'>): string {
  if (ms % day === 0) return t('length.days', { n: ms / day })
  if (ms % hour === 0) return t('length.hoursWhole', { n: ms / hour })
  return lengthInWords(ms, t)
}

function rest(length: number, t: TFunction<'parts'>): string {
  const minutes = Math.floor((length % hour) / minute)
  return minutes === 0 ? '' : t('length.minutes', { n: minutes })
}

const pair = (t: TFunction<'parts'>, a: string, b: string): string => (b ? t('length.two', { a, b }) : a)
