import type { Language } from '../rules/facts.ts'

/** A due time as a calendar shows it: the number of the incident and the duty, nothing about people. Instants in epoch ms. */
export interface DueEvent {
  uid: string
  at: number
  summary: string
  /** Where it stands in the console. */
  url: string
  drill: boolean
}

/** Minutes before the end at which a calendar rings. */
const alarms = [60, 10]

const names: Record<Language, string> = { 'zh-CN': '烽火台 · 义务到期', en: 'Fenghuo · duties due' }
const marks: Record<Language, string> = { 'zh-CN': '【演练】', en: '[DRILL] ' }

/** Due times as RFC 5545: text escaped (3.3.11), lines folded at 75 octets (3.1), ended by CRLF. */
export function calendarFile(events: readonly DueEvent[], now: number, language: Language): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fenghuo//Duties//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(names[language])}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT5M',
    ...events.flatMap((event) => eventLines(event, now, language)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, at, summary, url, drill }: DueEvent, now: number, language: Language): string[] {
  const said = escaped(`${drill ? marks[language] : ''}${summary}`)
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(at)}`,
    `SUMMARY:${said}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    ...(drill ? ['CATEGORIES:DRILL'] : []),
    ...alarms.flatMap((minutes) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${said}`,
      `TRIGGER:-PT${minutes}M`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ]
}

/** 20261124T050200Z; a fraction of a second is cut, never rounded past the end. */
const stamp = (at: number): string => `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}`

const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

/** No line over 75 octets of UTF-8; a character is never cut in two, and what goes on begins with a space. */
function folded(line: string): string {
  const parts = ['']
  let octets = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (octets + size > 75) {
      parts.push(' ')
      octets = 1
    }
    parts[parts.length - 1] += char
    octets += size
  }
  return parts.join('\r\n')
}
