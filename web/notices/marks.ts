import type { NoticeFact } from '../../server/contract/notices.ts'
import type { Language } from '../../server/rules/facts.ts'

/** Has what it says in this language changed since the text was drawn? A fact may move in one language only. */
export const movedIn = ({ changed, was, now }: NoticeFact, language: Language): boolean =>
  changed && (was[language] ?? null) !== (now[language] ?? null)

/** A run of text, and the fact that says it, where one does. */
export interface Run {
  text: string
  fact?: NoticeFact
}

/**
 * Finds where a text says a fact word for word, the longest first, so that the reader can trace it. How certain it is
 * colours every sentence (可能, may) and is not marked.
 */
export function marksIn(text: string, facts: readonly NoticeFact[], language: Language): Run[] {
  const sayings = facts
    .filter(({ key }) => key !== 'certainty')
    .flatMap((fact) => sayingsOf(fact, language).map((said) => ({ said, fact })))
  const longest = sayings.toSorted((a, b) => b.said.length - a.said.length)
  return longest.reduce<Run[]>(
    (runs, { said, fact }) => runs.flatMap((run) => cut(run, said, fact)),
    [{ text }],
  )
}

/** A fact of several lines is looked for line by line; a word or two would be found anywhere. */
const sayingsOf = ({ was }: NoticeFact, language: Language): string[] =>
  (was[language] ?? '')
    .split('\n')
    .map((line) => line.trim().replace(/[。.]$/, ''))
    .filter((line) => line.length > 3)

function cut(run: Run, said: string, fact: NoticeFact): Run[] {
  const at = run.fact ? -1 : run.text.indexOf(said)
  if (at < 0) return [run]
  const [before, after] = [run.text.slice(0, at), run.text.slice(at + said.length)]
  return [{ text: before }, { text: said, fact }, { text: after }].filter(({ text }) => text !== '')
}
