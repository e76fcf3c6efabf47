import type { Wording } from '../rules/facts.ts'

/** The known tag that is written most alike, if about a third of its letters differ at most. */
export function nearest(
  tag: string,
  known: ReadonlyMap<string, Wording>,
): { tag: string; label: Wording } | null {
  const ranked = [...known]
    .map(([name, label]) => ({ tag: name, label, away: distance(tag.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)
  const [best] = ranked
  return best && best.away <= Math.ceil(best.tag.length / 3) ? { tag: best.tag, label: best.label } : null
}

/** Letters to change, add or drop (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const same = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(same, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
