import { type Context, contexts, type EnisaInputs, type Identifier } from './enisa.ts'
import { categoriesOf, peopleUpper } from './factSheet.ts'
import { type FactSource, kindsOf } from './factSubjects.ts'
import { breachKinds, type FactKey, factValue } from './facts.ts'

export interface EnisaProposal {
  /** `null` until somebody says what was lost. */
  inputs: EnisaInputs | null
  /** Facts that could still move it. */
  open: FactKey[]
  /** Shown beside the score and never counted in it. */
  flags: { manyPeople: boolean | null; unintelligible: boolean | null }
}

/**
 * What the facts suggest for ENISA's inputs, on the worst reading that they bear: the gravest context among the categories
 * lost, everything gone to unknown hands. Whether somebody meant harm counts only once it is known.
 */
export function proposeEnisa(source: FactSource): EnisaProposal {
  const { sheet, categories } = source
  const lost = categoriesOf(sheet)
  const kinds = lost && kindsOf(categories, lost)
  const people = peopleUpper(sheet)
  const asked: FactKey[] = ['categories', 'breachKinds', 'malicious']
  return {
    inputs: lost && kinds && lost.length > 0 ? inputsFor(source, kinds) : null,
    open: asked.filter((key) => (key === 'categories' ? lost === null : factValue(sheet, key) == null)),
    flags: {
      manyPeople: people === null ? null : people > 100,
      unintelligible: factValue(sheet, 'keysSafe') ?? null,
    },
  }
}

function inputsFor({ sheet }: FactSource, kinds: readonly string[]): EnisaInputs {
  const happened = factValue(sheet, 'breachKinds')
  const kindsOfBreach: readonly string[] =
    happened && happened.length > 0 ? happened : breachKinds.slice(0, 1)
  const has = (...wanted: string[]) => wanted.some((kind) => kindsOfBreach.includes(kind))
  return {
    ...contextFor(kinds),
    ...easeFor(kinds),
    confidentiality: has('leak', 'illegal_access', 'illegal_use') ? 0.5 : 0,
    integrity: has('tamper') ? 0.5 : 0,
    availability: has('damage', 'loss') ? 0.5 : 0,
    malicious: factValue(sheet, 'malicious') === true,
  }
}

const contextOf: Record<string, Context> = {
  health: 'sensitive',
  biometric: 'sensitive',
  financial: 'financial',
  credentials: 'financial',
  location: 'behavioural',
  communications: 'behavioural',
}

/** The gravest category present decides. Children are vulnerable: a simple case rises by the three steps the text allows. */
function contextFor(kinds: readonly string[]): Pick<EnisaInputs, 'context' | 'shift'> {
  if (kinds.includes('minors') && !kinds.some((kind) => contextOf[kind] === 'sensitive'))
    return { context: 'simple', shift: 3 }
  const found = kinds.flatMap((kind) => contextOf[kind] ?? [])
  const context = found.reduce<Context>((a, b) => (contexts[b].base > contexts[a].base ? b : a), 'simple')
  return { context, shift: 0 }
}

/** An identity document with a contact beside it names the person outright; either alone can be linked. */
function easeFor(kinds: readonly string[]): { identifier: Identifier; ease: EnisaInputs['ease'] } {
  const [document, contact] = [kinds.includes('identity_document'), kinds.includes('contact')]
  if (document) return { identifier: 'document', ease: contact ? 1 : 0.75 }
  return contact ? { identifier: 'contact', ease: 0.75 } : { identifier: 'alias', ease: 0.5 }
}
