import { randomInt, timingSafeEqual } from 'node:crypto'

/** No letter or digit that can be taken for another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The one-time code of the first run: twelve characters, about 59 bits, in three groups. */
export const newSetUpCode = (): string =>
  [4, 4, 4].map((length) => Array.from({ length }, letter).join('')).join('-')

/** As people type it: case, spaces and hyphens do not matter. */
export function isSetUpCode(code: string, typed: string): boolean {
  const [a, b] = [plain(code), plain(typed)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const letter = () => alphabet.charAt(randomInt(alphabet.length))
const plain = (text: string) => Buffer.from(text.toUpperCase().replace(/[\s-]/g, ''), 'utf8')
