/** Epoch ms, or an ISO 8601 instant as the contract gives it. */
export type When = number | string

let zone = 'Asia/Shanghai'

/** The company's zone: every time on every page is told in it, wherever the reader sits. */
export const setZone = (name: string): void => void (zone = name)

export const millis = (at: When): number => (typeof at === 'number' ? at : Date.parse(at))

/** `UTC+8`, at that instant (a zone with summer time changes). */
export function zoneLabel(at: When): string {
  const offset = offsetMs(millis(at), zone) / 60_000
  const hours = Math.trunc(Math.abs(offset) / 60)
  const minutes = Math.abs(offset) % 60
  return `UTC${offset < 0 ? '-' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`
}

export interface Wall {
  year: string
  month: string
  day: string
  hour: string
  minute: string
  second: string
}

/** The reading of a wall clock in the company's zone, 24 hours, two digits each. */
export function wallOf(at: When): Wall {
  const shifted = new Date(millis(at) + offsetMs(millis(at), zone)).toISOString()
  return {
    year: shifted.slice(0, 4),
    month: shifted.slice(5, 7),
    day: shifted.slice(8, 10),
    hour: shifted.slice(11, 13),
    minute: shifted.slice(14, 16),
    second: shifted.slice(17, 19),
  }
}

export const dayOf = (at: When): string => isoDay(wallOf(at))
export const monthDay = (at: When): string => dayOf(at).slice(5)
export const hourMinute = (at: When): string => `${wallOf(at).hour}:${wallOf(at).minute}`
export const hourMinuteSecond = (at: When): string => `${hourMinute(at)}:${wallOf(at).second}`

/** `03:08` today, `11-24 03:08` this year, `2025-11-24 03:08` else. */
export function shortInstant(at: When, now: When): string {
  const wall = wallOf(at)
  if (dayOf(at) === dayOf(now)) return hourMinute(at)
  return `${wall.year === wallOf(now).year ? monthDay(at) : dayOf(at)} ${hourMinute(at)}`
}

/** `2026-11-24T01:02`, as an input of kind datetime-local wants it. */
export const wallInput = (at: When): string => `${dayOf(at)}T${hourMinute(at)}`

/** What a person typed as day and time, as `2026-11-24T01:02`; nothing where it names no moment (2026-02-31). */
export function readWall(text: string): string | undefined {
  const typed = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\sT]+(\d{1,2})[:：](\d{2})$/.exec(text.trim())
  if (!typed) return undefined
  const [year, month, day, hour, minute] = typed.slice(1).map((part) => part.padStart(2, '0'))
  const wall = `${year}-${month}-${day}T${hour}:${minute}`
  const at = instantOfWall(wall)
  return at !== undefined && wallInput(at) === wall ? wall : undefined
}

/** The instant of a wall reading in the company's zone; in the hour that summer time skips, the later one. */
export function instantOfWall(input: string): number | undefined {
  const guess = Date.parse(`${input}Z`)
  if (Number.isNaN(guess)) return undefined
  const first = guess - offsetMs(guess, zone)
  return guess - offsetMs(first, zone)
}

const isoDay = (wall: Wall): string => `${wall.year}-${wall.month}-${wall.day}`

/** How far `zone` is ahead of UTC at that instant. */
function offsetMs(at: number, name: string): number {
  const parts = Object.fromEntries(
    formatFor(name)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  )
  const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second)
  return wall - Math.floor(at / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(name: string): Intl.DateTimeFormat {
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(name, made)
  return made
}
