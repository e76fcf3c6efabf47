import { Temporal } from 'temporal-polyfill'
import { legalZone } from './calendar.ts'

/**
 * The hours of the day a person's region lives by, as IANA zones: one where the region has one, its westernmost and
 * easternmost where it has several and nobody knows which is this person's. A region that is not listed is taken for China.
 */
export const zonesOf = (region: string): readonly string[] =>
  zones[region] ?? zones[region.split('-')[0] as string] ?? [legalZone]

/** A stretch of the day by the clock, both in minutes after midnight; the end itself is outside. */
export interface Daytime {
  from: number
  to: number
}

/** Whether an instant (epoch ms) lies in that stretch of the day in every zone of the region. */
export const isDaytime = (at: number, region: string, { from, to }: Daytime): boolean =>
  zonesOf(region).every((zone) => {
    const minute = minuteOf(at, zone)
    return minute >= from && minute < to
  })

/** The first instant from `at` on that lies in it: `at` itself, or a quarter of an hour's step later, 48 hours at most. */
export function nextDaytime(at: number, region: string, daytime: Daytime): number {
  const step = 15 * 60_000
  if (isDaytime(at, region, daytime)) return at
  const first = Math.ceil(at / step) * step
  for (let n = 0; n < 192; n++) if (isDaytime(first + n * step, region, daytime)) return first + n * step
  return at
}

function minuteOf(at: number, zone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return hour * 60 + minute
}

const europe = (...regions: string[]) => Object.fromEntries(regions.map((r) => [r, ['Europe/Brussels']]))

const zones: Record<string, readonly string[]> = {
  CN: [legalZone],
  HK: ['Asia/Hong_Kong'],
  MO: ['Asia/Macau'],
  TW: ['Asia/Taipei'],
  JP: ['Asia/Tokyo'],
  KR: ['Asia/Seoul'],
  SG: ['Asia/Singapore'],
  MY: ['Asia/Kuala_Lumpur'],
  TH: ['Asia/Bangkok'],
  VN: ['Asia/Ho_Chi_Minh'],
  PH: ['Asia/Manila'],
  ID: ['Asia/Jakarta', 'Asia/Jayapura'],
  IN: ['Asia/Kolkata'],
  AE: ['Asia/Dubai'],
  SA: ['Asia/Riyadh'],
  ZA: ['Africa/Johannesburg'],
  NG: ['Africa/Lagos'],
  GB: ['Europe/London'],
  UK: ['Europe/London'],
  IE: ['Europe/Dublin'],
  PT: ['Europe/Lisbon'],
  CH: ['Europe/Zurich'],
  NO: ['Europe/Oslo'],
  EU: ['Europe/Lisbon', 'Europe/Athens'],
  ...europe(
    'AT',
    'BE',
    'CZ',
    'DE',
    'DK',
    'ES',
    'FR',
    'HR',
    'HU',
    'IT',
    'LI',
    'LU',
    'MT',
    'NL',
    'PL',
    'SE',
    'SI',
    'SK',
  ),
  ...Object.fromEntries(['BG', 'CY', 'EE', 'FI', 'GR', 'LT', 'LV', 'RO'].map((r) => [r, ['Europe/Athens']])),
  IS: ['Atlantic/Reykjavik'],
  RU: ['Europe/Kaliningrad', 'Asia/Kamchatka'],
  TR: ['Europe/Istanbul'],
  AU: ['Australia/Perth', 'Australia/Sydney'],
  NZ: ['Pacific/Auckland'],
  BR: ['America/Rio_Branco', 'America/Sao_Paulo'],
  MX: ['America/Tijuana', 'America/Cancun'],
  CA: ['America/Vancouver', 'America/St_Johns'],
  US: ['America/Los_Angeles', 'America/New_York'],
  'US-CA': ['America/Los_Angeles'],
  'US-NY': ['America/New_York'],
}
