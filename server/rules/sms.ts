/**
 * How a channel counts SMS. `gsm7: null` means every text counts by characters (as Chinese gateways do, Baidu's too);
 * otherwise a text wholly in the GSM 03.38 alphabet counts in septets. `part` applies from the second segment on,
 * because a concatenation header (3GPP TS 23.040 9.2.3.24) takes its room.
 */
export interface SmsRule {
  gsm7: SegmentRoom | null
  ucs2: SegmentRoom
}

export interface SegmentRoom {
  single: number
  part: number
}

/** The standard: 160/153 septets, 70/67 UTF-16 units. */
export const standardRule: SmsRule = { gsm7: { single: 160, part: 153 }, ucs2: { single: 70, part: 67 } }
/** Gateways in mainland China: 70/67 characters for any text; the signature 【…】 counts. */
export const chineseRule: SmsRule = { gsm7: null, ucs2: { single: 70, part: 67 } }

export interface SmsCount {
  encoding: 'gsm7' | 'ucs2'
  /** Septets or UTF-16 units, the signature included. */
  units: number
  segments: number
  /** Room of one segment at this length, and what is left in the last. */
  room: number
  left: number
  /** Units packed in each segment, for the bar beside the text. */
  filled: number[]
}

/**
 * Counts what a text is billed as, by packing: an escape pair (GSM extension) or a surrogate pair is never split, so
 * a full-looking segment may end one unit short. An empty text takes no segment.
 */
export function countSms(text: string, rule: SmsRule): SmsCount {
  const chars = [...text]
  const gsm = rule.gsm7 !== null && chars.every((char) => basic.has(char) || extended.has(char))
  const sizes = chars.map((char) => (gsm ? (extended.has(char) ? 2 : 1) : char.length))
  const room = (gsm && rule.gsm7) || rule.ucs2
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const whole = units <= room.single
  const size = whole ? room.single : room.part
  const filled = whole ? (units > 0 ? [units] : []) : pack(sizes, size)
  const left = filled.length > 0 ? size - filled.at(-1)! : size
  return { encoding: gsm ? 'gsm7' : 'ucs2', units, segments: filled.length, room: size, left, filled }
}

function pack(sizes: readonly number[], room: number): number[] {
  const filled = [0]
  for (const size of sizes) {
    if (filled.at(-1)! + size > room) filled.push(0)
    filled[filled.length - 1]! += size
  }
  return filled
}

/** GSM 03.38 default alphabet; the escape itself is no character. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Extension table: each takes an escape septet too. */
const extended = new Set('\f^{}\\[~]|€')

/** A text as it leaves: the filed signature in its brackets, then the words. */
export const signed = (signature: string, text = ''): string => `【${signature}】${text}`
