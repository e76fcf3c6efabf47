import { expect, test } from 'vitest'
import type { OwnMessage } from '../../db/store/keys.ts'
import { ownCodes } from '../../server/audience/ownCode.ts'

const keyOf = (byte: number) => new Uint8Array(32).fill(byte)
const codes = ownCodes(keyOf(1), keyOf(2))

test.each<[string, OwnMessage]>([
  ['the first', { person: 1, order: 1, chain: 0 }],
  ['a guardian beside a minor', { person: 1, order: 1, chain: 1 }],
  ['one of ten million', { person: 9_999_999, order: 3, chain: 0 }],
  ['the largest numbers', { person: 2 ** 34 - 1, order: 2 ** 10 - 1, chain: 1 }],
])('%s: found again from the code, however it is typed', (_, message) => {
  const code = codes.ownCodeOf(message)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(codes.ownMessageOf(code)).toEqual(message)
  expect(codes.ownMessageOf(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)).toEqual(
    message,
  )
})

test('codes of neighbours have nothing in common, and no letter can be changed', () => {
  const [a, b] = [1, 2].map((person) => codes.ownCodeOf({ person, order: 1, chain: 0 })) as [string, string]
  expect([...a].filter((letter, at) => letter !== '-' && letter === b[at]).length).toBeLessThan(5)
  for (let at = 0; at < a.length; at++) {
    if (a[at] === '-') continue
    const other = a.slice(0, at) + (a[at] === '7' ? '8' : '7') + a.slice(at + 1)
    expect(codes.ownMessageOf(other), other).toBeNull()
  }
})

test.each(['', 'K7M4-2QXT', 'U'.repeat(20), '7'.repeat(20), '7'.repeat(2_000), '<script>'])(
  '%s opens nothing',
  (code) => {
    expect(codes.ownMessageOf(code)).toBeNull()
  },
)

test('a code of another incident, under other keys, opens nothing', () => {
  const other = ownCodes(keyOf(3), keyOf(4)).ownCodeOf({ person: 1, order: 1, chain: 0 })
  expect(codes.ownMessageOf(other)).toBeNull()
})

test('beyond its numbers there is no code, rather than a wrong one', () => {
  expect(codes.ownCodeOf({ person: 2 ** 34, order: 1, chain: 0 })).toBe('')
  expect(codes.ownCodeOf({ person: 1, order: 2 ** 10, chain: 0 })).toBe('')
})
