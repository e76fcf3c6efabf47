import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** Why an address cannot be used. */
export type AddressFault = 'not_phone' | 'phone_length' | 'not_mobile' | 'not_email'

export type Address = { ok: true; value: string } | { ok: false; fault: AddressFault }

/** Spaces of every kind, zero-width marks and direction marks, as spreadsheets and chat programs leave them. */
const invisible = /[\p{Z}\p{Cf}\s]+/gu

/** Mainland mobiles: 11 digits beginning 13-19 (numbering plan of the ministry, GB style +86). */
const mainlandMobile = /^(?:\+?86|0086)?(1[3-9]\d{9})$/

/** Begins like a mobile and has a digit too many or too few: to be mended, not taken for a landline. */
const nearlyMobile = /^1[3-9]\d{7,9}$|^1[3-9]\d{10,}$/

/** How nearly every row is written; the long way round costs fifty times more. */
const usual = /^1[3-9]\d{9}$/

/**
 * A phone number in E.164 (`+8613...`). Without a country code it is read as a mainland one. Full-width digits, dashes,
 * dots and brackets are forgiven. Mainland numbers must be mobiles: a landline receives no SMS.
 */
export function normalisePhone(text: string): Address {
  if (usual.test(text)) return { ok: true, value: `+86${text}` }
  const plain = text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[-().·‐-―]/g, '')
  const mobile = mainlandMobile.exec(plain)
  if (mobile) return { ok: true, value: `+86${mobile[1]}` }
  if (!/^\+?\d+$/.test(plain)) return { ok: false, fault: 'not_phone' }
  if (nearlyMobile.test(plain)) return { ok: false, fault: 'phone_length' }
  return parseElsewhere(plain.replace(/^00/, '+'))
}

/**
 * An e-mail address, comparable: NFC, trimmed, the domain in lower case, the part before the @ in lower case too (RFC 5321
 * lets it differ by case, no provider of note does). One address only: lists, names and comments are refused.
 */
export function normaliseEmail(text: string): Address {
  if (usualEmail.test(text) && text.length <= 64) return { ok: true, value: text.toLowerCase() }
  const plain = text
    .normalize('NFKC')
    .replace(/^[\p{Z}\p{Cf}\s]+|[\p{Z}\p{Cf}\s]+$/gu, '')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
  const value = plain.toLowerCase()
  const valid =
    emailShape.test(value) && value.length <= 254 && value.lastIndexOf('@') <= 64 && !value.includes('..')
  return valid ? { ok: true, value } : { ok: false, fault: 'not_email' }
}

/** How nearly every address is written; the long way round comes to the same. */
const usualEmail =
  /^[A-Za-z0-9_-]+(?:[.+][A-Za-z0-9_-]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+[A-Za-z][A-Za-z0-9]+$/

/** RFC 5321 dot-string local part in ASCII; the domain may be written in its own script, each label at most 63. */
const emailShape =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u

/** What a person may see who needs no contact details: enough to tell two apart, too little to use. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`
  return address.length > 7 ? `${address.slice(0, -8)}****${address.slice(-4)}` : '****'
}

/** A name of which the first character shows. Counts whole characters, so no emoji is cut in two. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.min(rest.length, 2))
}

function parseElsewhere(plain: string): Address {
  const parsed = parsePhoneNumberFromString(plain, 'CN')
  if (!parsed?.isPossible()) return { ok: false, fault: 'phone_length' }
  if (!parsed.isValid()) return { ok: false, fault: 'not_phone' }
  if (parsed.countryCallingCode === '86') return { ok: false, fault: 'not_mobile' }
  return { ok: true, value: parsed.number }
}
