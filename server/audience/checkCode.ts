import { createCipheriv } from 'node:crypto'

/** 32 letters and digits that are not mistaken for one another when read aloud or typed: no I, L, O, U. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const half = 20
const mask = (1 << half) - 1
const limit = 2 ** (2 * half)

/**
 * The short check code of a person: a keyed permutation of their number (four Feistel rounds over 40 bits), so codes
 * are unique without an index, found again without a search, and not guessed from one another.
 * Numbers from 0 to 2^40 - 1; eight characters, written `K7M4-2QXT`.
 */
export function checkCodes(key: Uint8Array) {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  /** One round for many values: a call of the cipher costs more than its work. */
  const round = (n: number, values: readonly number[]): number[] => {
    const blocks = Buffer.alloc(16 * values.length)
    for (const [at, value] of values.entries()) {
      blocks.writeUInt32BE(n, 16 * at)
      blocks.writeUInt32BE(value, 16 * at + 4)
    }
    const mixed = cipher.update(blocks)
    return values.map((_, at) => mixed.readUInt32BE(16 * at) & mask)
  }
  const codesOf = (ids: readonly number[]): string[] => {
    let left = ids.map((id) => Math.floor(id / 2 ** half))
    let right = ids.map((id) => id % 2 ** half)
    for (let n = 0; n < 4; n++) {
      const mixed = round(n, right)
      ;[left, right] = [right, left.map((value, at) => value ^ mixed[at]!)]
    }
    return left.map((value, at) => write(value * 2 ** half + right[at]!))
  }
  const codeOf = (id: number): string => codesOf([id])[0]!
  const idOf = (code: string): number | null => {
    const value = read(code)
    if (value === null) return null
    let left = Math.floor(value / 2 ** half)
    let right = value % 2 ** half
    for (let n = 3; n >= 0; n--) [left, right] = [right ^ round(n, [left])[0]!, left]
    return left * 2 ** half + right
  }
  return { codeOf, codesOf, idOf }
}

function write(value: number): string {
  let text = ''
  for (let at = 0; at < 8; at++) {
    text = alphabet[value % 32] + text
    value = Math.floor(value / 32)
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

function read(code: string): number | null {
  const plain = plainCode(code, 8)
  if (plain === null) return null
  const value = [...plain].reduce((all, letter) => all * 32 + alphabet.indexOf(letter), 0)
  return value < limit ? value : null
}

/** Forgives case, spaces, dashes, full-width letters, and the look-alikes O, I and L; `null` where it is no code. */
export function plainCode(code: string, length: number): string | null {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every((letter) => alphabet.includes(letter)) ? plain : null
}
