import type { FullWording, Wording } from './facts.ts'

export const authorityKinds = ['cyberspace', 'protection', 'police', 'sector', 'own', 'privacy'] as const

interface Office {
  key: string
  kind: (typeof authorityKinds)[number]
  /** Whose authority it is: ISO 3166, or `EU`; China where left out. */
  place: string
  /** Only for companies of this sector; empty = any. */
  sector: string
  /** Rules whose reports go there. */
  ruleIds: string[]
  phone: string
  /** Where it takes reports on the web, if it does. */
  portal: string
}

/** One authority as shipped, or a pattern of one per province: `{province}` stands for where the company is registered. */
export interface Authority extends Office {
  name: FullWording
  /** Keys of the directory's channels. */
  channels: string[]
  hours: FullWording | null
}

/** The directory as data: `templates/authorities/*.yaml`. */
export interface AuthorityDirectory {
  id: string
  version: string
  /** By ISO 3166-2. */
  provinces: Record<string, FullWording>
  sectors: Record<string, FullWording>
  channels: Record<string, FullWording>
  authorities: Authority[]
}

/** One line of the directory as the company keeps it: over a shipped one of the same key, or of its own. */
export interface AuthorityEntry extends Office {
  name: Wording
  channels: Wording[]
  hours: Wording
  /** Only where the company is registered there (ISO 3166-2); empty = anywhere. */
  province: string
}

export type FittingAuthority = AuthorityEntry

/** Several files as one directory. */
export const mergeDirectories = ([first, ...rest]: readonly AuthorityDirectory[]):
  | AuthorityDirectory
  | undefined =>
  first && {
    ...first,
    provinces: Object.assign({}, first.provinces, ...rest.map(({ provinces }) => provinces)),
    sectors: Object.assign({}, first.sectors, ...rest.map(({ sectors }) => sectors)),
    channels: Object.assign({}, first.channels, ...rest.map(({ channels }) => channels)),
    authorities: [first, ...rest].flatMap(({ authorities }) => authorities),
  }

/** The authorities of a company's province and sectors, by name. Without a known province its authorities are left out. */
export function authoritiesFor(
  directory: AuthorityDirectory,
  profile: { province: string; sectors: readonly string[] },
  own: readonly AuthorityEntry[] = [],
): FittingAuthority[] {
  return listedIn(directory, profile.province, own)
    .filter(({ sector }) => !sector || profile.sectors.includes(sector))
    .filter(({ province }) => !province || province === profile.province)
}

/** Every line of the directory: what the company keeps stands in place of the shipped line of the same key. */
export function listedIn(
  directory: AuthorityDirectory,
  province: string,
  own: readonly AuthorityEntry[],
): AuthorityEntry[] {
  const kept = new Map(own.map((entry) => [entry.key, entry]))
  const shipped = directory.authorities.flatMap((authority) => {
    const entry = kept.get(authority.key) ?? resolved(directory, authority, province)
    kept.delete(authority.key)
    return entry ? [entry] : []
  })
  return [...shipped, ...kept.values()]
}

/** A shipped line with its channels by name and its province filled in; undefined where no known province fits. */
export function resolved(
  { provinces, channels: known }: AuthorityDirectory,
  { name, channels, hours, ...office }: Authority,
  province: string,
): AuthorityEntry | undefined {
  const where = provinces[province]
  if (!where && name['zh-CN'].includes('{province}')) return undefined
  return {
    ...office,
    name: {
      'zh-CN': name['zh-CN'].replace('{province}', where?.['zh-CN'] ?? ''),
      en: name.en.replace('{province}', where?.en ?? ''),
    },
    channels: channels.flatMap((channel) => known[channel] ?? []),
    hours: hours ?? {},
    province: '',
  }
}

/** The authority that the most pressing of these duties names first. */
export const authorityFor = (
  authorities: readonly FittingAuthority[],
  ruleIds: readonly string[],
): FittingAuthority | undefined =>
  ruleIds.map((ruleId) => authorities.find((authority) => authority.ruleIds.includes(ruleId))).find(Boolean)
