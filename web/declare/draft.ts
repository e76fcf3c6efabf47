import type { DeclareRequest } from '../../server/contract/incidents.ts'

export type Source = DeclareRequest['source']
export type Involved = DeclareRequest['personalInformation']
export type EventKind = NonNullable<DeclareRequest['eventKind']>

export interface Draft {
  description: string
  /** Wall reading in the company's zone, as the input gives it. */
  noticed: string
  source: Source
  functions: string[]
  /** "Not clear": no function named, and that on purpose. */
  unsure: boolean
  involved: Involved | undefined
  kind: EventKind
}

const key = 'fenghuo.declaration'

/** What was typed and not yet sent; a closed tab loses nothing. */
export function keptDraft(fresh: Draft): Draft {
  try {
    return { ...fresh, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) }
  } catch {
    return fresh
  }
}

export const keepDraft = (draft: Draft): void => localStorage.setItem(key, JSON.stringify(draft))
export const dropDraft = (): void => localStorage.removeItem(key)

/** Whether pressing starts the top-level plan, rather than handing an event to triage. */
export const startsPlan = (involved: Involved | undefined): boolean =>
  involved !== 'unknown' && involved !== 'no'

/** The first sentence, at most 60 characters: a title can be changed later, and nobody should stop to think of one. */
export function titleOf(description: string): string {
  const first = description.trim().split(/[。！？!?\n]|[.;](?=\s|$)/)[0] ?? ''
  const characters = [...first.trim()]
  return characters.length <= 60 ? characters.join('') : `${characters.slice(0, 59).join('')}…`
}

export function requestOf(draft: Draft, noticedAt: number): DeclareRequest {
  return {
    title: titleOf(draft.description),
    description: draft.description,
    noticedAt: new Date(noticedAt).toISOString(),
    source: draft.source,
    functions: draft.unsure ? [] : draft.functions,
    personalInformation: draft.involved ?? 'unknown',
    ...(draft.involved === 'no' && { eventKind: draft.kind }),
  }
}
