/** The company's message centre, which messages are pushed to. */
export interface PushSetting {
  url: URL
  /** The newest first; the one before it signs too while the other side changes over. */
  secrets: readonly string[]
  calls: number
  rate: number | null
  timeoutMs: number
}

/** What the company's own site signs its users' tokens with. */
export interface FeedKey {
  alg: 'HS256' | 'EdDSA'
  /** HS256: at least 32 bytes in base64; EdDSA: the public key, SPKI in base64. */
  key: string
}

/** The company's own pages, which fetch a user's messages and say what was read. */
export interface FeedSetting {
  keys: readonly FeedKey[]
  /** What a token must be meant for. */
  audience: string
  /** Pages that may ask from a browser; a server needs none. */
  origins: readonly string[]
}

/** As it is stored and handed between processes. */
export interface InSiteSetting {
  push: (Omit<PushSetting, 'url'> & { url: string }) | null
  feed: FeedSetting | null
  /** ISO 3166-1 of where accounts are handled; null = it does not say. */
  country?: string | null
}
