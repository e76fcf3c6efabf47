import { createSecretKey, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkCodes } from '../../server/audience/checkCode.ts'
import { keyringOf, sealer } from '../../server/audience/sealing.ts'
import { makeHome } from '../peers/people.ts'
import { storeWith } from '../peers/telling.ts'

const key = () => createSecretKey(randomBytes(32))

test('a sealed value opens only with its key and in its own row, and a changed bit is found', () => {
  const { seal, open } = sealer(key())
  const sealed = seal('person:1', '姓名 😀')
  expect(open('person:1', sealed)).toBe('姓名 😀')
  expect(() => open('person:2', sealed)).toThrow()
  expect(() => sealer(key()).open('person:1', sealed)).toThrow()
  sealed[sealed.length - 1]! ^= 1
  expect(() => open('person:1', sealed)).toThrow()
})

test('no IV is used twice, over several pools', () => {
  const { seal } = sealer(key())
  const ivs = new Set(Array.from({ length: 10_000 }, () => seal('c', '').subarray(0, 12).toString('hex')))
  expect(ivs.size).toBe(10_000)
})

test('an incident’s keys open for that incident and that installation only', () => {
  const installation = key()
  const sealed = keyringOf(installation, 'i1').create()
  const digest = keyringOf(installation, 'i1').open(sealed).proof.digest('x')
  expect(keyringOf(installation, 'i1').open(sealed).proof.digest('x')).toEqual(digest)
  expect(() => keyringOf(installation, 'i2').open(sealed)).toThrow()
  expect(() => keyringOf(key(), 'i1').open(sealed)).toThrow()
  expect(() => keyringOf(installation, 'i1').open({ contact: sealed.proof })).toThrow()
})

test('check codes: one per person, found again, forgiving, not the neighbour’s', () => {
  const { codeOf, idOf } = checkCodes(randomBytes(32))
  const codes = Array.from({ length: 20_000 }, (_, id) => codeOf(id))
  expect(new Set(codes).size).toBe(20_000)
  for (const [id, code] of codes.entries()) expect(idOf(code)).toBe(id)
  expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toBe(true)
  expect(idOf(codeOf(2 ** 40 - 1))).toBe(2 ** 40 - 1)
  expect([idOf(''), idOf('ABC'), idOf('UUUU-UUUU'), idOf('12345678901')]).toEqual([null, null, null, null])
  expect(checkCodes(randomBytes(32)).idOf(codes[7]!)).not.toBe(7)
})

test('no contact value stands in the clear in any file; a destroyed key leaves counts and no names', async () => {
  const home = makeHome()
  const row = ['ref-9f3', '秘密姓名', '15400009999', 'secret@people.example', 'guardian@people.example']
  const bad = 'bad-ref,坏行,not-a-number,,'
  const csv = `ref,name,phone,email,监护人邮箱\n${row.join(',')}\n${bad}\n`
  const store = await storeWith(home, csv)
  const files = readdirSync(join(home.folder, 'people')).map((name) =>
    readFileSync(join(home.folder, 'people', name)),
  )
  for (const value of [...row, '坏行', 'not-a-number', '5400009999']) {
    expect(files.some((bytes) => bytes.includes(value))).toBe(false)
  }
  expect((await store.findPerson(1))?.name).toBe('秘密姓名')
  expect(await store.destroyKey('contact')).toBe(true)
  expect(await store.findPerson(1)).toMatchObject({ name: '', email: null, phone: null, ref: null })
  expect((await store.tallies()).find(({ kind }) => kind === 'group')?.n).toBe(1)
  store.close()
  home.remove()
})

test('only one file of the people’s outbox opens connections', () => {
  const folder = new URL('../../server/delivery/', import.meta.url)
  const own = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('staff') && name !== 'outside.ts',
  )
  expect(own.length).toBeGreaterThan(20)
  for (const name of own) {
    const code = readFileSync(new URL(name, folder), 'utf8')
    expect(code, name).not.toMatch(
      /import \{[^}]*\b(connect|createConnection|request)\b[^}]*\} from 'node:(net|tls|http|https|http2|dgram)'/,
    )
    expect(code, name).not.toMatch(/\bfetch\(|createTransport/)
  }
})
