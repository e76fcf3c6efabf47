import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const web = new URL('../../web/', import.meta.url).pathname
const languages = ['zh-CN', 'en'] as const
const pages = readdirSync(join(web, 'words/zh-CN')).map((file) => file.replace('.json', ''))

type Tree = { [key: string]: string | Tree }

const words = (language: string, page: string): Tree =>
  JSON.parse(readFileSync(join(web, 'words', language, `${page}.json`), 'utf8'))

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  )

const placesIn = (text: string): string[] => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]!).sort()

describe('the words of both languages', () => {
  it('stand in the same files', () => {
    expect(readdirSync(join(web, 'words/en')).sort()).toEqual(readdirSync(join(web, 'words/zh-CN')).sort())
  })

  it.each(pages)('have the same keys, each with words: %s', (page) => {
    const [zh, en] = languages.map((language) => leaves(words(language, page)))
    expect(en!.map(([key]) => key).sort()).toEqual(zh!.map(([key]) => key).sort())
    expect([...zh!, ...en!].filter(([key, text]) => text === '' && key !== 'why.other')).toEqual([])
  })

  it.each(pages)('name only places that the other language fills too: %s', (page) => {
    const english = new Map(leaves(words('en', page)))
    const known = (key: string, places: string[]) =>
      placesIn(english.get(key) ?? '').filter((p) => !places.includes(p))
    const strange = leaves(words('zh-CN', page)).filter(
      ([key, text]) => known(key, placesIn(text)).length > 0,
    )
    expect(strange).toEqual([])
  })
})

/** Component files but the gallery, which shows the parts with sample values and is in no build. */
const components = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.tsx') && !file.includes('dist/') && !file.includes('gallery/'),
)

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1')

/** Text between tags, or in an attribute that is read out, of two English words or more. */
const literalEnglish =
  />\s*[A-Za-z][a-z]+ [A-Za-z ,.']{2,}\s*<\/|(?:title|placeholder|aria-label|label)="[A-Za-z]+ [^"]+"/g

describe('a component', () => {
  it.each(components)('holds no words of its own: %s', (file) => {
    const source = withoutComments(readFileSync(join(web, file), 'utf8'))
    expect(source.match(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+/g) ?? []).toEqual([])
    expect(source.match(literalEnglish) ?? []).toEqual([])
  })
})
