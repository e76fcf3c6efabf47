import { createHmac, randomBytes } from 'node:crypto'

/** Ten minutes, in milliseconds. */
const windowMs = 10 * 60_000
const slots = 1 << 16

/**
 * Bounds wrong codes from one place without knowing who asks. A place is a keyed hash of its address, cut to 16 bits: 65,536
 * counters that many addresses share. The key lives in memory and is drawn anew every ten minutes, when the counters begin at
 * nothing, so neither the disk nor a dump of the process tells who looked something up.
 */
export function wrongTries(limit: number, now: () => number) {
  const counts = new Uint8Array(slots)
  let key = randomBytes(32)
  let since = now()
  const slotOf = (address: string): number => {
    const at = now()
    if (at - since >= windowMs || at < since) {
      counts.fill(0)
      key = randomBytes(32)
      since = at
    }
    return createHmac('sha256', key).update(placeOf(address)).digest().readUInt16BE(0)
  }
  return {
    /** Whether this place may try once more. */
    may: (address: string): boolean => (counts[slotOf(address)] as number) < limit,
    /** A try is counted before it is judged, so that many at once cannot slip through. */
    spend: (address: string): void => {
      const slot = slotOf(address)
      counts[slot] = Math.min(255, (counts[slot] as number) + 1)
    },
    /** It was right after all: families and offices share one address, and whoever holds a message guesses nothing. */
    forgive: (address: string): void => {
      const slot = slotOf(address)
      counts[slot] = Math.max(0, (counts[slot] as number) - 1)
    },
  }
}
export type WrongTries = ReturnType<typeof wrongTries>

/** For IPv6 the /64, which is one subscriber. */
const placeOf = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address
