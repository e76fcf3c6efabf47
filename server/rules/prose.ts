import { escapeHtml } from './person.ts'

/** Plain text as people type it: paragraphs, and lines that begin with `- ` or `1. ` as lists. */
export type Block = { kind: 'paragraph'; text: string } | { kind: 'list'; ordered: boolean; items: string[] }

const item = /^\s*(?:[-•·]|(\d+)[.、．)）])\s*(?=\S)/

/** Splits a text into blocks. A line break inside prose begins a new paragraph; blank lines say nothing. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const line of text.split('\n').filter((l) => l.trim())) {
    const match = item.exec(line)
    const last = blocks.at(-1)
    if (!match) blocks.push({ kind: 'paragraph', text: line.trim() })
    else if (last?.kind === 'list') last.items.push(line.slice(match[0].length).trim())
    else
      blocks.push({ kind: 'list', ordered: Boolean(match[1]), items: [line.slice(match[0].length).trim()] })
  }
  return blocks
}

/** Blocks as HTML, every character of the text escaped: a text cannot bring markup of its own. */
export function proseHtml(text: string): string {
  return blocksOf(text).map(blockHtml).join('\n')
}

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph') return `<p>${escapeHtml(block.text)}</p>`
  const tag = block.ordered ? 'ol' : 'ul'
  return `<${tag}>${block.items.map((text) => `<li>${escapeHtml(text)}</li>`).join('')}</${tag}>`
}
