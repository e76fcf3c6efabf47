import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, words } from './values.ts'

const code = z.string().min(1).max(40)

/** What proofs are signed with. The fingerprint is what people compare. */
export const proofKey = z.object({ publicKey: z.string(), fingerprint: z.string(), madeAt: instant })
export type ProofKeyView = z.infer<typeof proofKey>

/** With this and the bundle, one person's address can be tested; no other person's. */
export const disclosure = z.object({ code: z.string(), salt: z.string(), kinds: z.array(z.string()) })
export type DisclosureView = z.infer<typeof disclosure>

const of = '/api/incidents/:incidentId/proof' as const

export const proofApi = {
  getProofKey: endpoint('get', '/api/proof-key', {
    summary: 'The public key that proofs are signed with; none before the first is made',
    answer: z.object({ key: proofKey.nullable() }),
  }),
  exportProof: endpoint('get', of, {
    summary: 'Proof of notice as a signed bundle, whole or of one person by check code; on record',
    query: z.object({ code: code.optional() }),
  }),
  discloseProof: endpoint('post', `${of}/disclosures`, {
    summary: "What proves one person's address against the bundle; who asked and why goes on record",
    body: z.object({ code, reason: words(500) }),
    answer: disclosure,
  }),
}
