import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
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
  const create = (kind: KeyKind) => outer.seal(context(kind), randomBytes(32).toString('base64'))
  return {
    create: () => ({ contact: create('contact'), proof: create('proof') }),
    open: (sealed) => {
      const openKey = (kind: KeyKind) =>
        sealed[kind] && Buffer.from(outer.open(context(kind), sealed[kind]), 'base64')
      const contact = openKey('contact')
      const proof = openKey('proof')
      return {
        contact: contact ? sealer(createSecretKey(contact)) : destroyed('contact'),
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

/** Digests (HMAC-SHA-256, first 16 bytes) and check codes, under keys derived from one that outlives the contact values. */
function proofOf(secret: Buffer): Keys['proof'] {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  const digestKey = createSecretKey(derive('digest'))
  const saltKey = createSecretKey(derive('salt of one person'))
  const saltOf = (id: number) => createHmac('sha256', saltKey).update(`person:${id}`).digest()
  return {
    digest: (text) => createHmac('sha256', digestKey).update(text).digest().subarray(0, 16),
    ...checkCodes(derive('check code')),
    ...ownCodes(derive('own code: tag'), derive('own code: mask')),
    saltOf,
    witness: (salt, kind, value) => createHmac('sha256', salt).update(`${kind}:${value}`).digest(),
  }
}

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
