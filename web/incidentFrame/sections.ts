import type { IncidentView } from '../../server/contract/incidents.ts'
import type { IconName } from '../parts/Icon.tsx'

/** The pages of one incident, in the order of the rail; `''` is the command page. */
export const sections = [
  '',
  'facts',
  'tasks',
  'duties',
  'grades',
  'reports',
  'notices',
  'sending',
  'parties',
  'ledger',
  'records',
] as const
export type Section = (typeof sections)[number]

export const sectionIcons: Record<Section, IconName> = {
  '': 'command',
  facts: 'facts',
  tasks: 'check',
  duties: 'clock',
  grades: 'law',
  reports: 'report',
  notices: 'edit',
  sending: 'send',
  parties: 'people',
  ledger: 'ledger',
  records: 'record',
}

/** The key under which the words of a section stand; the command page has no path of its own. */
export const wordOf = (section: Section) => section || 'command'

export const pathOf = (incidentId: string, section: Section | string): string =>
  section ? `/incidents/${incidentId}/${section}` : `/incidents/${incidentId}`

/** The section a path shows: `/incidents/x/reports/y` shows reports. */
export function sectionAt(path: string): Section {
  const found = path.split('/')[3] ?? ''
  return (sections as readonly string[]).includes(found) ? (found as Section) : ''
}

const decisionsOf: Partial<Record<Section, readonly string[]>> = {
  facts: ['decide_reclassification'],
  reports: ['approve_report', 'sign_report', 'file_report'],
  notices: ['approve_notice', 'approve_announcement', 'publish_announcement'],
  duties: ['decide_exemption'],
  sending: [
    'order_sending',
    'scheduled_soon',
    'schedule_past',
    'release_order',
    'decide_unknown',
    'call_people',
  ],
}

export interface Tally {
  word: 'late' | 'soon' | 'waiting' | 'sheet' | 'done' | 'count' | 'none'
  n: number
  all?: number
}

/** What stands beside a section in the rail: what is late, else what waits for a decision, else how far it is. */
export function tallyOf(section: Section, incident: IncidentView): Tally {
  const late = lateIn(section, incident)
  if (late > 0) return { word: 'late', n: late }
  const waiting = incident.toDecide.filter(({ code }) => decisionsOf[section]?.includes(code)).length
  if (waiting > 0) return { word: 'waiting', n: waiting }
  return quiet(section, incident)
}

function lateIn(section: Section, { overdue }: IncidentView): number {
  const kind = { tasks: 'task', duties: 'duty', parties: 'party' }[section as string]
  return overdue.filter((alarm) => alarm.kind === kind).length
}

function quiet(section: Section, { sheet, clocks, counts }: IncidentView): Tally {
  const soon = clocks.filter(({ state }) => state === 'soon').length
  if (section === 'facts') return { word: 'sheet', n: sheet }
  if (section === 'duties' && soon > 0) return { word: 'soon', n: soon }
  const done = counts[`${section}Done`]
  const n = counts[section]
  if (n && done !== undefined) return { word: 'done', n: done, all: n }
  return n ? { word: 'count', n } : { word: 'none', n: 0 }
}
