import { Liquid } from 'liquidjs'

/** Fills one text; throws liquidjs's own error, which names the line. Output is never read as a template again. */
export function fillLiquid(source: string, context: Record<string, unknown>): string {
  return tidy(engine.parseAndRenderSync(source, context))
}

/** Every variable a text names, as paths: `[["known", "cause"], ["company"]]`. */
export const namesIn = (source: string): string[][] =>
  engine.globalVariableSegmentsSync(engine.parse(source)).map((path) => path.map(String))

// No file, no clock, no chance, no loop: what loads, repeats, reads the time or rolls dice is taken out.
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 100_000,
  memoryLimit: 1_000_000,
})
const barred = ['include', 'render', 'layout', 'block', 'for', 'tablerow', 'cycle', 'increment', 'decrement']
for (const tag of barred) delete engine.tags[tag]
for (const filter of Object.keys(engine.filters))
  if (/^date|sample/.test(filter)) delete engine.filters[filter]
engine.registerFilter('stop', (text: string) => stopped(text))
engine.registerFilter('list', (text: string) => listed(text))

/** One sentence gets its full stop. */
function stopped(text: string): string {
  const said = text.trim()
  return said.includes('\n') || /[。.！!？?；;：:]$/.test(said) ? said : said + stopOf(said)
}

/** Several lines become a list, one line a sentence. */
function listed(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim())
  if (lines.length < 2) return stopped(text)
  return lines
    .map((line) => (/^\s*(?:[-•·]|\d+[.、．)）])/.test(line) ? line.trim() : `- ${line.trim()}`))
    .join('\n')
}

const stopOf = (text: string) => (/\p{Script=Han}/u.test(text) ? '。' : '.')
const tidy = (text: string) =>
  text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
