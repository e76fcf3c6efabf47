import type { DutyChoice } from '../rules/dutyStanding.ts'
import type { Language } from '../rules/facts.ts'
import { type DutySheet, rowsOf } from './dutyTableRows.ts'
import { dutyTableWords } from './dutyTableWords.ts'

/**
 * The table as RFC 4180 with a byte order mark, so that spreadsheets read the Chinese. What could be taken for a formula
 * is preceded by an apostrophe.
 */
export function dutyCsv(sheet: DutySheet, chosen: DutyChoice, language: Language): Buffer {
  const w = dutyTableWords[language]
  const place = language === 'en' ? 'Place' : '法域'
  const rows = rowsOf(sheet, chosen, language).flatMap(({ heading, rows }) =>
    rows.map((row) => [heading, ...row]),
  )
  const drill = sheet.drill ? [[w.drill]] : []
  const lines = [...drill, [place, ...w.columns], ...rows].map((row) => row.map(cell).join(','))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}

function cell(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
