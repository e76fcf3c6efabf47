import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

export interface Located {
  file: string
  /** From 1; 0 where the reason is no single line's. */
  line: number
  reason: string
}

/** Why the console does not start: each line `file:line: reason`. */
export class TemplateError extends Error {
  readonly problems: readonly Located[]
  constructor(problems: readonly Located[]) {
    super(
      problems.map(({ file, line, reason }) => `${file}${line > 0 ? `:${line}` : ''}: ${reason}`).join('\n'),
    )
    this.name = 'TemplateError'
    this.problems = problems
  }
}

/** The value of a YAML file, and a way back from a path in it to its line. Broken YAML is a TemplateError. */
export function locate({ path: file, bytes }: { path: string; bytes: Buffer }) {
  const lines = new LineCounter()
  const document = parseDocument(decode(file, bytes), { lineCounter: lines, uniqueKeys: true })
  if (document.errors.length > 0) {
    const at = document.errors.map((error) => ({
      line: error.linePos?.[0].line ?? 1,
      reason: error.message.split('\n')[0] ?? '',
    }))
    throw new TemplateError(at.map((one) => ({ file, ...one })))
  }
  const lineOf = (path: PropertyKey[]) => lines.linePos(offsetOf(document.contents, path, document)).line
  return { value: document.toJS({ maxAliasCount: 1000 }) as unknown, lineOf }
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new TemplateError([{ file, line: 1, reason: 'is not UTF-8' }])
  }
}

type Resolver = Parameters<import('yaml').Alias['resolve']>[0]

/** Follows a path as far as it goes: a missing key is reported where its parent begins. */
function offsetOf(root: Node | null, path: PropertyKey[], document: Resolver): number {
  let node = root
  let offset = root?.range?.[0] ?? 0
  for (const step of path) {
    const next = childOf(isAlias(node) ? (node.resolve(document) ?? null) : node, step)
    if (!next) break
    node = next
    offset = node.range?.[0] ?? offset
  }
  return offset
}

function childOf(node: Node | null, step: PropertyKey): Node | null {
  if (isSeq(node)) return (node.items[Number(step)] as Node | undefined) ?? null
  if (!isMap(node)) return null
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
  return (pair?.value as Node | undefined) ?? null
}
