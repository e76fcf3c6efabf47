import type { FilingView } from '../contract/filings.ts'
import type { ExportGate } from '../rules/exportGate.ts'
import { type Names, personOf } from './values.ts'

/** What counsel answered before a filing or an answer left the country; null for what stays at home. */
export function gateOf({ gate }: { gate: Record<string, unknown> | null }, names: Names): FilingView['gate'] {
  if (!gate) return null
  const { confirmedBy, ...answers } = gate as unknown as ExportGate & { confirmedBy: string }
  return { ...answers, confirmedBy: personOf(names, confirmedBy) }
}
