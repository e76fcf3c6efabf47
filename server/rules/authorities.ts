import type { FullWording, Wording } from './facts.ts'

/** One authority, or a pattern of one per province: `{province}` in its name stands for where the company is registered. */
export interface Authority {
  key: string
  kind: 'cyberspace' | 'protection' | 'police' | 'sector' | 'own'
  name: FullWording
  /** Only for companies of this sector. */
  sector?: string | undefined
  /** Rules whose reports go there. */
  ruleIds: string[]
  /** Keys of the directory's channels. */
  channels: string[]
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

export interface FittingAuthority extends Pick<Authority, 'key' | 'kind' | 'name' | 'ruleIds'> {
  channels: Wording[]
}

/** The authorities of a company's province and sectors, by name. Without a known province its authorities are left out. */
export function authoritiesFor(
  directory: AuthorityDirectory,
  profile: { province: string; sectors: readonly string[] },
): FittingAuthority[] {
  const province = directory.provinces[profile.province]
  return directory.authorities
    .filter(({ sector }) => !sector || profile.sectors.includes(sector))
    .filter(({ name }) => province || !name['zh-CN'].includes('{province}'))
    .map(({ key, kind, name, ruleIds, channels }) => ({
      key,
      kind,
      name: {
        'zh-CN': name['zh-CN'].replace('{province}', province?.['zh-CN'] ?? ''),
        en: name.en.replace('{province}', province?.en ?? ''),
      },
      ruleIds,
      channels: channels.flatMap((channel) => directory.channels[channel] ?? []),
    }))
}

/** The authority that the most pressing of these duties names first. */
export const authorityFor = (
  authorities: readonly FittingAuthority[],
  ruleIds: readonly string[],
): FittingAuthority | undefined =>
  ruleIds.map((ruleId) => authorities.find((authority) => authority.ruleIds.includes(ruleId))).find(Boolean)
