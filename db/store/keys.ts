export const keyKinds = ['contact', 'proof'] as const
export type KeyKind = (typeof keyKinds)[number]

/** What the store does with the incident's keys, without ever holding them. */
export interface Keys {
  /** Seals contact values; the context is bound in, so a value moved to another row does not open. */
  contact: { seal(context: string, plain: string): Buffer; open(context: string, sealed: Uint8Array): string }
  /** Keyed digests for look-up and proof, and the check code: a keyed permutation of the person's number. */
  proof: {
    digest(text: string): Buffer
    /** Many at once, end to end: 16 bytes each. */
    digests(texts: readonly string[]): Buffer
    codeOf(id: number): string
    /** The codes of many, in their order. */
    codesOf(ids: readonly number[]): string[]
    idOf(code: string): number | null
    /** The personal code of one message, which opens its reader's own notice; '' where there is none. */
    ownCodeOf(message: OwnMessage): string
    ownMessageOf(code: string): OwnMessage | null
    /** The secret of one person's proof: whoever has it can test that person's addresses, and nobody else's. */
    saltOf(id: number): Buffer
    /** HMAC-SHA-256 of an address under its person's salt. */
    witness(salt: Buffer, kind: AddressKind, value: string): Buffer
  }
  /** False = destroyed: using it throws. */
  alive: Record<KeyKind, boolean>
}

/** One message to one person: who, by which order (its number in the store), and whether the guardian reads it besides. */
export interface OwnMessage {
  person: number
  order: number
  chain: 0 | 1
}

/** Where somebody can be told, and the company's own name for them. */
export const addressKinds = ['ref', 'phone', 'email', 'guardianPhone', 'guardianEmail'] as const
export type AddressKind = (typeof addressKinds)[number]

/** The incident's keys as they lie in the store: sealed by the installation's key. */
export type SealedKeys = Record<KeyKind, Uint8Array>

/** Thrown by a key that was destroyed at the end of its retention. */
export class KeyDestroyed extends Error {
  override name = 'KeyDestroyed'
}

/** Makes and opens an incident's keys; holds the installation's key. A missing kind opens as one that throws. */
export interface Keyring {
  create(): SealedKeys
  open(sealed: Partial<SealedKeys>): Keys
}
