import type { DeliveryChannel, DeliveryState } from './delivery.ts'
import type { RetentionKind } from './retention.ts'

/** What was destroyed, when and by whom, and what remains. Names nobody who was told. Instants are ISO 8601 with Z. */
export interface Certificate {
  format: 'fenghuo-destruction/1'
  incident: { id: string; number: string; title: string; world: string }
  kind: RetentionKind
  /** By its term, or by two people before it. */
  ground: 'term' | 'by_hand'
  reason: string
  proposedBy: string
  decidedBy: string
  decidedAt: string
  sendingEndedAt: string | null
  dueAt: string | null
  destroyedAt: string
  destroyed: Destroyed
  remains: { people: number; deliveries: { channel: DeliveryChannel; state: DeliveryState; n: number }[] }
  /** Backups hold what they held: the last one that can still hold the sealed key dies then; null = none are made. */
  backupsAliveUntil: string | null
}

/** What lay under the key: overwritten, and the key with it. */
export interface Destroyed {
  people: number
  /** Rows of uploaded files that could not be read; their cells lay under the contact key. */
  badRows: number
}
