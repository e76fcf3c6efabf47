/** Somebody who may be drawn, by what the first stages must not miss. */
export interface Candidate {
  id: number
  house: string
  carrier: string
  group: string
  language: string
}

const traits = ['house', 'carrier', 'group', 'language'] as const

/**
 * Who is told first, in the order of telling: one of every mailbox house, network, group and language, then each combination
 * in proportion to its size. The same people give the same draw, and every beginning of it is as mixed as the whole.
 */
export function drawSample(people: readonly Candidate[], n: number): number[] {
  const ahead = oneOfEach(people)
  const spread = spreadOut(people)
    .filter(({ id }) => !ahead.has(id))
    .map(({ id }) => id)
  return [...ahead, ...spread].slice(0, n)
}

function oneOfEach(people: readonly Candidate[]): Set<number> {
  const ahead = new Set<number>()
  for (const trait of traits) {
    const seen = new Set<string>(people.filter(({ id }) => ahead.has(id)).map((one) => one[trait]))
    for (const person of people) {
      if (seen.has(person[trait])) continue
      seen.add(person[trait])
      ahead.add(person.id)
    }
  }
  return ahead
}

/** Member j of n stands at (j + 1/2) / n, so that each combination is spread evenly over the whole. */
function spreadOut(people: readonly Candidate[]): Candidate[] {
  const alike = Map.groupBy(people, (one) => traits.map((trait) => one[trait]).join('\n'))
  const placed = [...alike.values()].flatMap((members) =>
    members.map((person, at) => ({ person, place: (at + 0.5) / members.length })),
  )
  return placed.sort((a, b) => a.place - b.place || a.person.id - b.person.id).map(({ person }) => person)
}
