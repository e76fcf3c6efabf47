import type { FactView } from '../contract/facts.ts'
import { definitionOf, type Fact } from '../rules/facts.ts'
import { iso, type Names, personOf } from './values.ts'

/** Instants are epoch milliseconds inside and ISO 8601 in the contract. */
export function factView(fact: Fact, names: Names): FactView {
  const instant = definitionOf(fact.key)?.shape.kind === 'instant' && typeof fact.value === 'number'
  return {
    key: fact.key,
    group: fact.group,
    language: fact.language,
    version: fact.version,
    value: instant ? iso(fact.value as number) : fact.value,
    basis: fact.basis,
    by: personOf(names, fact.by),
    at: iso(fact.at),
  }
}
