import {
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { findProofKey, type ProofKeyRow, saveProofKey } from '../../db/queries/settings.ts'
import { sealer } from '../audience/sealing.ts'
import type { Context } from '../context.ts'
import { keyFor } from '../keys.ts'
import { conflict } from '../problem.ts'
import { realWorld } from '../rules/world.ts'

/** Signs what leaves the console as proof: Ed25519, one pair an installation. */
export interface SigningKey {
  /** SPKI in base64. */
  publicKey: string
  /** SHA-256 of the public key, in hex: what people compare. */
  fingerprint: string
  madeAt: number
  /** Base64. */
  sign(text: string): string
}

/** Made on first use; the private half lies sealed by the installation's key. */
export async function signingKey(ctx: Context): Promise<SigningKey> {
  const row = (await findProofKey(ctx.db.read)) ?? (await make(ctx))
  const key = openKey(ctx, row)
  return {
    publicKey: row.publicKey,
    fingerprint: fingerprintOf(row.publicKey),
    madeAt: row.madeAt,
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  }
}

export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex')

const context = 'proof signing key'
const sealOf = (ctx: Context) => sealer(createSecretKey(keyFor(ctx.key, 'proof')))

/** Of two that make it at once the second finds the first's. */
async function make(ctx: Context): Promise<ProofKeyRow> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
  return ctx.db.write(async (tx) => {
    const found = await findProofKey(tx)
    if (found) return found
    const row = {
      publicKey: spki.toString('base64'),
      sealed: sealOf(ctx).seal(context, secret).toString('base64'),
      madeAt: ctx.now(realWorld),
    }
    await saveProofKey(tx, row)
    return row
  })
}

function openKey(ctx: Context, { sealed }: ProofKeyRow): KeyObject {
  try {
    const secret = sealOf(ctx).open(context, Buffer.from(sealed, 'base64'))
    return createPrivateKey({ key: Buffer.from(secret, 'base64'), type: 'pkcs8', format: 'der' })
  } catch {
    throw conflict('proof_key_sealed', 'The proof key was sealed under another installation key.')
  }
}
