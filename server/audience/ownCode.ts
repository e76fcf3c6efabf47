import { createCipheriv } from 'node:crypto'
import type { OwnMessage } from '../../db/store/keys.ts'
import { alphabet, plainCode } from './checkCode.ts'

const payloadLimit = 2 ** 45
const payloadLetters = 9
const tagLetters = 11

/**
 * The personal code of one message, which opens that person's own notice: twenty letters, `K7M4P-2QXT9-…`. The first eleven are
 * 55 bits of a keyed digest of person, order and chain, the other nine the same three enciphered under that digest. So
 * nothing is stored that could leak, a code opens only while the incident's proof key is alive, and of 2^100 codes a guess
 * opens one of ten million people's with a chance of 2^-77. Persons below 2^34, orders below 2^10; beyond, there is no code.
 */
export function ownCodes(tagKey: Uint8Array, maskKey: Uint8Array) {
  const tagger = createCipheriv('aes-256-ecb', tagKey, null).setAutoPadding(false)
  const masker = createCipheriv('aes-256-ecb', maskKey, null).setAutoPadding(false)
  const block = Buffer.alloc(16)
  const tagOf = (payload: number): string => {
    block.fill(0).writeUIntBE(payload, 0, 6)
    return lettersOf(tagger.update(block).subarray(0, tagLetters))
  }
  const maskOf = (tag: string): number => {
    block.fill(0).write(tag, 'latin1')
    return masker.update(block).readUIntBE(0, 6) % payloadLimit
  }
  return {
    ownCodeOf({ person, order, chain }: OwnMessage): string {
      if (person >= 2 ** 34 || order >= 2 ** 10) return ''
      const payload = (person * 2 ** 10 + order) * 2 + chain
      const tag = tagOf(payload)
      return grouped(tag + write((payload + maskOf(tag)) % payloadLimit))
    },
    ownMessageOf(code: string): OwnMessage | null {
      const plain = plainCode(code, tagLetters + payloadLetters)
      if (plain === null) return null
      const tag = plain.slice(0, tagLetters)
      const payload = (read(plain.slice(tagLetters)) - maskOf(tag) + payloadLimit) % payloadLimit
      if (tagOf(payload) !== tag) return null
      const rest = Math.floor(payload / 2)
      return { person: Math.floor(rest / 2 ** 10), order: rest % 2 ** 10, chain: (payload % 2) as 0 | 1 }
    },
  }
}

const lettersOf = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet[byte % 32]).join('')

function write(value: number): string {
  let text = ''
  for (let at = 0; at < payloadLetters; at++) {
    text = alphabet[value % 32] + text
    value = Math.floor(value / 32)
  }
  return text
}

const read = (letters: string): number =>
  [...letters].reduce((value, letter) => value * 32 + alphabet.indexOf(letter), 0)

const grouped = (letters: string): string => (letters.match(/.{5}/g) as string[]).join('-')
