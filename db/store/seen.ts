const probes = 6

/**
 * Which digests a file has brought so far: never wrong about a new one, now and then wrong about a known one (a Bloom filter). Digests
 * are even already, so their own bytes say where to look.
 */
export class Seen {
  #bits: Uint32Array
  #mask: number

  /** `expected` digests cost about two bytes each; more of them only make it wrong more often. */
  constructor(expected: number) {
    const bits = 2 ** Math.ceil(Math.log2(Math.min(2 ** 29, Math.max(2 ** 16, expected * 12))))
    this.#bits = new Uint32Array(bits / 32)
    this.#mask = bits - 1
  }

  /** Notes the digest at `at` and tells whether it may have been here before. */
  add(digests: DataView, at: number): boolean {
    let place = digests.getUint32(at)
    const stride = digests.getUint32(at + 4) | 1
    let known = true
    for (let probe = 0; probe < probes; probe++) {
      const bit = place & this.#mask
      const word = bit >>> 5
      const flag = 1 << (bit & 31)
      if (!(this.#bits[word]! & flag)) {
        known = false
        this.#bits[word]! |= flag
      }
      place = (place + stride) >>> 0
    }
    return known
  }
}
