import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'
import { KeyDestroyed, type KeyKind, type Keyring, type Keys } from '../../db/store/keys.ts'
import { checkCodes } from './checkCode.ts'
import { ownCodes } from './ownCode.ts'

const ivBytes = 12
const tagBytes = 16

/**
 * The keys of one incident: random ones, lying in its store sealed by the installation's key (AES-256-GCM, the
 * incident's id and the key's kind bound in, so that a sealed key moved to another incident does not open).
 */
export function keyringOf(installationKey: KeyObject, incidentId: string): Keyring {
  const outer = sealer(installationKey)
  const context = (kind: KeyKind) => `key:${kind}:${incidentId}`
  const create = (kind: KeyKind) =>
    outer.seal(context(kind), (kind === 'proof' ? batched : '') + randomBytes(32).toString('base64'))
  const openSealed = (kind: KeyKind, value: Uint8Array): string => {
    try {
      return outer.open(context(kind), value)
    } catch {
      throw new Error(`The ${kind} key of incident ${incidentId} was sealed under another installation key.`)
    }
  }
  return {
    create: () => ({ contact: create('contact'), proof: create('proof') }),
    open: (sealed) => {
      const openKey = (kind: KeyKind) => sealed[kind] && openSealed(kind, sealed[kind])
      const contact = openKey('contact')
      const proof = openKey('proof')
      return {
        contact: contact ? sealer(createSecretKey(contact, 'base64')) : destroyed('contact'),
        proof: proof ? proofOf(proof) : destroyed('proof'),
        alive: { contact: Boolean(contact), proof: Boolean(proof) },
      }
    },
  }
}

/** AES-256-GCM: 12 bytes IV, 16 bytes tag, ciphertext. The context is authenticated, not stored. */
export function sealer(key: KeyObject): Keys['contact'] {
  const nextIv = ivPool()
  return {
    seal: (context, plain) => {
      const iv = nextIv()
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
      const body = cipher.update(plain, 'utf8')
      cipher.final()
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open: (context, sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
      return decipher.update(sealed.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

/** Before a proof key whose digests are made many at a time; older stores keep the way theirs were made. */
const batched = '2:'

/** Digests and check codes, under keys derived from one that outlives the contact values. */
function proofOf(kept: string): Keys['proof'] {
  const secret = Buffer.from(kept.slice(kept.startsWith(batched) ? batched.length : 0), 'base64')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  const digests = (kept.startsWith(batched) ? digestsOf : hmacsOf)(createSecretKey(derive('digest')))
  const saltKey = createSecretKey(derive('salt of one person'))
  const saltOf = (id: number) => createHmac('sha256', saltKey).update(`person:${id}`).digest()
  return {
    digest: (text) => digests([text]),
    digests,
    ...checkCodes(derive('check code')),
    ...ownCodes(derive('own code: tag'), derive('own code: mask')),
    saltOf,
    witness: (salt, kind, value) => createHmac('sha256', salt).update(`${kind}:${value}`).digest(),
  }
}

/**
 * AES-256 of the first half of SHA-256: without the key as good as chance, equal for equal texts, and one call for as many as there are.
 * An HMAC each costs five times as much, which is half of an import.
 */
function digestsOf(key: KeyObject): Keys['proof']['digests'] {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  return (texts) => {
    const halves = Buffer.allocUnsafe(texts.length * 16)
    for (const [place, text] of texts.entries())
      halves.write(hash('sha256', text, 'binary'), place * 16, 16, 'latin1')
    return cipher.update(halves)
  }
}

/** HMAC-SHA-256, first 16 bytes. */
const hmacsOf =
  (key: KeyObject): Keys['proof']['digests'] =>
  (texts) =>
    Buffer.concat(texts.map((text) => createHmac('sha256', key).update(text).digest().subarray(0, 16)))

/** Random IVs drawn 4,096 at a time: asking the system for each costs more than the sealing. */
function ivPool(): () => Buffer {
  const pool = Buffer.alloc(ivBytes * 4096)
  let at = pool.length
  return () => {
    if (at === pool.length) {
      randomFillSync(pool)
      at = 0
    }
    return pool.subarray(at, (at += ivBytes))
  }
}

const destroyed = <Kind extends KeyKind>(kind: Kind): Keys[Kind] =>
  new Proxy({} as Keys[Kind], {
    get: () => () => {
      throw new KeyDestroyed(`The ${kind} key of this incident was destroyed.`)
    },
  })
