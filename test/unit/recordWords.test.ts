import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import en from '../../web/words/en/record.json' with { type: 'json' }
import zh from '../../web/words/zh-CN/record.json' with { type: 'json' }

const server = new URL('../../server/', import.meta.url)

/** Acts of the installation, which stand in no incident's record. */
const elsewhere =
  /^(user|session|invitation|installation|organisation|roster|channel|template|world|setup|ledger|sandbox)\./

/** Every name that an act can write into the record of an incident, read from where the acts are written. */
const names = [
  ...new Set(files('actions').concat(files('clocks'), files('delivery')).flatMap(namesIn)),
].filter((name) => !elsewhere.test(name))

describe('a sentence for each record', () => {
  test('the acts are found', () => {
    expect(names).toContain('seat.called')
    expect(names).toContain('duty.confirmed')
    expect(names.length).toBeGreaterThan(30)
  })

  test.each(names)('%s is told in both languages', (name) => {
    expect(sentence(zh, name), 'zh-CN').toMatch(/\p{Script=Han}|^\{\{text\}\}$/u)
    expect(sentence(en, name), 'en').toMatch(/[a-z]/)
  })
})

function files(folder: string): string[] {
  return readdirSync(new URL(folder, server), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(new URL(`${folder}/${path}`, server), 'utf8'))
}

/** `name: 'seat.called'`, either side of a choice, and the two that are put together from a word. */
function namesIn(text: string): string[] {
  const written = [...text.matchAll(/name:[^,\n]*?'[a-z_]+\.[a-z_]+'[^,\n]*/g)].flatMap(([line]) =>
    [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map((match) => match[1] as string),
  )
  const duty = [...text.matchAll(/'(duty\.[a-z_]+)'/g)].map((match) => match[1] as string)
  const decided = /`duty\.\$\{decision\}`/.test(text) ? ['duty.confirmed', 'duty.declined'] : []
  const task = /`task\.\$\{/.test(text)
    ? ['open', 'doing', 'done', 'dropped', 'changed'].map((to) => `task.${to}`)
    : []
  return [...written, ...duty, ...decided, ...task]
}

function sentence(words: unknown, name: string): string {
  const found = name
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], words)
  return typeof found === 'string' ? found : ''
}
