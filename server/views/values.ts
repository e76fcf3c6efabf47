import type { Wording } from '../rules/facts.ts'

/** The same in every language: a number, a version, a name. */
export const named = (name: string): Wording => ({ 'zh-CN': name, en: name })

/** Epoch milliseconds as the contract writes instants. */
export const iso = (at: number): string => new Date(at).toISOString()
export const isoOrNull = (at: number | null | undefined): string | null => (at == null ? null : iso(at))

/** Names of staff by id; whoever is unknown keeps their id, and the system is nobody. */
export type Names = ReadonlyMap<string, string>
export const personOf = (names: Names, id: string) => ({ id, name: names.get(id) ?? '' })
