import type { FullWording } from './facts.ts'

/** One text of a law: its articles are numbered so from `from` to `to` (YYYY-MM-DD, both included; `null` = until changed). */
export interface LawEdition {
  version: string
  from: string
  to: string | null
}

export interface Law {
  name: FullWording
  editions: LawEdition[]
}

/** Laws that packs may cite, by key: `templates/laws/*.yaml`. A renumbered law has an edition for each numbering. */
export interface LawCatalogue {
  id: string
  laws: Record<string, Law>
}

/** As a pack writes it. */
export interface Citation {
  law: string
  version: string
  article: FullWording
}

/** What is wrong with a citation: `law` or `version` is in no catalogue; `null` when nothing is. */
export function faultOf({ law, version }: Citation, catalogues: readonly LawCatalogue[]) {
  const found = lawOf(law, catalogues)
  if (!found) return 'law' as const
  return found.editions.some((edition) => edition.version === version) ? null : ('version' as const)
}

/** The citation with the law's name and the days of its edition. */
export function cite(citation: Citation, catalogues: readonly LawCatalogue[]) {
  const found = lawOf(citation.law, catalogues)
  const edition = found?.editions.find(({ version }) => version === citation.version)
  const name = found?.name ?? { 'zh-CN': citation.law, en: citation.law }
  return { ...citation, name, from: edition?.from ?? '0001-01-01', to: edition?.to ?? null }
}

const lawOf = (key: string, catalogues: readonly LawCatalogue[]): Law | undefined =>
  catalogues.find(({ laws }) => Object.hasOwn(laws, key))?.laws[key]
