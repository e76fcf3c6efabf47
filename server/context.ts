import type { Logger } from 'pino'
import type { Database } from '../db/database.ts'
import type { Audiences } from './audience/audiences.ts'
import type { Config } from './config.ts'
import type { ChannelSetting } from './delivery/channels.ts'
import type { Senders } from './delivery/senders.ts'
import type { PdfMaker } from './documents/pdf.ts'
import type { ChannelKind } from './rules/delivery.ts'
import type { RoleKey } from './rules/seats.ts'
import type { World } from './rules/world.ts'
import type { Templates } from './templates.ts'

/** All that an action may reach for; wired once in main.ts, passed down, never imported. */
export interface Context {
  config: Config
  db: Database
  templates: Templates
  /** The installation's key; keys for each use are derived from it (keys.ts). */
  key: Buffer
  log: Logger
  /** The affected people: one sealed store per incident. */
  audiences: Audiences
  /** Their outbox; nothing is sent from inside an action. */
  senders: Senders
  /** How messages leave now: the environment's word, then the page's. */
  channels: {
    setting: ChannelSetting
    shares: Partial<Record<ChannelKind, { tried: number; failed: number }>>
  }
  /** Word documents as PDF, where a converter is installed. */
  pdf: PdfMaker
  /** The only clock: the machine's, shifted by the world. Epoch milliseconds. */
  now(world: Pick<World, 'shiftMs'>): number
  newId(): string
}

/** Who is acting: one of the staff, the system itself (`systemActor`), or a stranger at an open endpoint. */
export interface Actor {
  id: string
  name: string
  role: RoleKey | 'system' | 'nobody'
  /** Must set up a second factor before anything else. */
  unproved?: boolean
}

export const systemActor: Actor = { id: 'system', name: 'system', role: 'system' }
