/** One piece of a sentence as it changed. */
export interface Piece {
  kind: 'same' | 'deleted' | 'added'
  text: string
}

/**
 * What changed between two texts, sentence by sentence; sentences that stayed are left out. Within a sentence, Chinese
 * is compared by character and everything else by word or figure, so that `118.6` to `128.4` shows as one change.
 */
export function changedSentences(before: string, after: string): Piece[][] {
  const changes = diff(sentencesOf(before), sentencesOf(after))
  return runsOf(changes).map((run) => {
    const textOf = (kind: Piece['kind']) =>
      run
        .filter((piece) => piece.kind === kind)
        .map(({ text }) => text)
        .join('')
    return joined(diff(tokensOf(textOf('deleted')), tokensOf(textOf('added'))))
  })
}

const sentencesOf = (text: string): string[] =>
  text.match(/[^。！？；\n]*[。！？；\n]|[^。！？；\n]+$/g) ?? []
const tokensOf = (text: string): string[] => text.match(/[\d.,:%]*\d|[A-Za-z']+|[\s\S]/gu) ?? []

/** Neighbouring changes belong together; what stayed parts them. */
function runsOf(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = []
  let open = false
  for (const piece of pieces) {
    if (piece.kind === 'same') open = false
    else if (open) runs.at(-1)?.push(piece)
    else {
      runs.push([piece])
      open = true
    }
  }
  return runs
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  for (const { kind, text } of pieces) {
    const last = out.at(-1)
    if (last?.kind === kind) last.text += text
    else out.push({ kind, text })
  }
  return out
}

/** Cells of the table below; past it two texts are told apart whole, which is true and quick. */
const mostCells = 4_000_000

/** Longest common subsequence; deletions come before additions. */
function diff(before: readonly string[], after: readonly string[]): Piece[] {
  const from = commonStart(before, after)
  const to = commonEnd(before.slice(from), after.slice(from))
  const [a, b] = [before.slice(from, before.length - to), after.slice(from, after.length - to)]
  return [
    ...before.slice(0, from).map((text): Piece => ({ kind: 'same', text })),
    ...(a.length * b.length > mostCells ? whole(a, b) : walked(a, b)),
    ...before.slice(before.length - to).map((text): Piece => ({ kind: 'same', text })),
  ]
}

const whole = (a: readonly string[], b: readonly string[]): Piece[] => [
  { kind: 'deleted', text: a.join('') },
  { kind: 'added', text: b.join('') },
]

function walked(a: readonly string[], b: readonly string[]): Piece[] {
  const length = lengths(a, b)
  const out: Piece[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]]
    if (x !== undefined && x === y) {
      out.push({ kind: 'same', text: x })
      i++
      j++
    } else if (x !== undefined && (y === undefined || length(i + 1, j) >= length(i, j + 1))) {
      out.push({ kind: 'deleted', text: x })
      i++
    } else {
      out.push({ kind: 'added', text: y as string })
      j++
    }
  }
  return out
}

/** `length(i, j)`: the longest common subsequence of what follows `i` in one and `j` in the other. */
function lengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  return at
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

const commonEnd = (a: readonly string[], b: readonly string[]) => commonStart(a.toReversed(), b.toReversed())
