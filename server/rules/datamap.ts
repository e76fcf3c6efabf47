import type { FullWording } from './facts.ts'

export const categoryKinds = [
  'financial',
  'credentials',
  'identity_document',
  'biometric',
  'health',
  'location',
  'communications',
  'minors',
  'contact',
  'secret',
  'transactions',
] as const
export type CategoryKind = (typeof categoryKinds)[number]

/** A category of personal information; sensitive by PIPL Art. 28 (biometrics, finance, health, tracks, under 14 ...). */
export interface Category {
  key: string
  name: FullWording
  sensitive: boolean
  /** What other places' laws turn on. */
  kinds?: CategoryKind[] | undefined
  /** What its loss typically exposes a person to, as a notice says it. */
  risk: FullWording
}

/** A business function and what it collects. */
export interface BusinessFunction {
  key: string
  name: FullWording
  categories: string[]
}

/** Which function collects what: `templates/datamap/*.yaml` (promise P17). */
export interface DataMap {
  id: string
  version: string
  categories: Category[]
  functions: BusinessFunction[]
}

/** The categories at risk when these functions are affected, in the map's order; unknown functions add nothing. */
export function categoriesFor(map: DataMap, functions: readonly string[]): Category[] {
  const named = map.functions.filter(({ key }) => functions.includes(key))
  const keys = new Set(named.flatMap((one) => one.categories))
  return map.categories.filter(({ key }) => keys.has(key))
}

/** Those of the given categories that are sensitive; a key the map does not know is taken as not sensitive. */
export const sensitiveOf = (map: DataMap, categories: readonly string[]): string[] =>
  map.categories.filter(({ key, sensitive }) => sensitive && categories.includes(key)).map(({ key }) => key)

/** One promise of the privacy policy, P1 to P18, in the product's own words. */
export interface CompanyPromise {
  id: string
  /** Section of the policy; '' where the promise is the law's or the contract's alone. */
  section: string
  beyond: 'policy' | 'law' | 'contract'
  says: FullWording
}

export interface PromiseList {
  id: string
  version: string
  policy: FullWording
  promises: CompanyPromise[]
}
