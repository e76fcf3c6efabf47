import type { Language } from '../../server/rules/facts.ts'

/** 1,284,316: as ledgers write it. */
export const grouped = (count: number): string => new Intl.NumberFormat('en-US').format(count)

/** 128.4 万 in Chinese prose, 1.28 million in English; small counts in full. Rounded half up to one part in ten thousand. */
export function countInProse(count: number, language: Language): string {
  if (language === 'en') return englishCount(count)
  if (count < 10_000) return grouped(count)
  const unit = count < 100_000_000 ? 10_000 : 100_000_000
  return `${trimmed(count / unit, 1)} ${unit === 10_000 ? '万' : '亿'}`
}

/** A share that never rounds up to 100 % while anyone is left, nor down to 0 % while there is someone. */
export function share(part: number, whole: number): string {
  if (whole <= 0) return '0%'
  if (part >= whole) return '100%'
  const percent = (part / whole) * 100
  const shown = Math.min(99.9, Math.max(part > 0 ? 0.1 : 0, Math.round(percent * 10) / 10))
  return `${shown.toFixed(1)}%`
}

function englishCount(count: number): string {
  if (count < 1_000_000) return grouped(count)
  return `${trimmed(count / 1_000_000, 2)} million`
}

const trimmed = (value: number, digits: number): string => String(Number(value.toFixed(digits)))
