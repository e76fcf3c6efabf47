import type { FactView } from '../contract/facts.ts'
import { definitionOf } from '../rules/factDefinitions.ts'
import type { Fact } from '../rules/facts.ts'
import { iso, type Names, personOf } from './values.ts'

export function factView(fact: Fact, names: Names): FactView {
  return {
    key: fact.key,
    group: fact.group,
    language: fact.language,
    version: fact.version,
    value: valueView(fact),
    basis: fact.basis,
    by: personOf(names, fact.by),
    at: iso(fact.at),
  }
}

/** Instants are epoch milliseconds inside and ISO 8601 in the contract. */
function valueView({ key, value }: Fact): unknown {
  const kind = definitionOf(key)?.shape.kind
  if (kind === 'instant' && typeof value === 'number') return iso(value)
  const asked = kind === 'ransom' ? (value as { askedAt?: unknown } | null)?.askedAt : undefined
  return typeof asked === 'number' ? { ...(value as object), askedAt: iso(asked) } : value
}
