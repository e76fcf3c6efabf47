import type { ChannelKind, DeliveryChannel, DeliveryState, StateCount } from '../../server/rules/delivery.ts'
import type { Recipients } from '../../server/rules/recipient.ts'
import type { StageFigures } from '../../server/rules/sendingPlan.ts'

/** Whether a person is a minor: under 14 the guardian is told instead, from 14 to 17 besides. */
export const minorKinds = ['no', 'under14', 'under18'] as const
export type MinorKind = (typeof minorKinds)[number]

/** Contact values in the clear: normalised, `null` when absent. They exist in memory only. */
export interface Contact {
  ref: string | null
  name: string
  phone: string | null
  email: string | null
  guardianPhone: string | null
  guardianEmail: string | null
  /** What else the company says of this person, for the notice's text; by the name of its column. */
  fields?: Record<string, string>
}

/** A good row of an uploaded file. `row` is the spreadsheet's row number. */
export interface PersonRow extends Contact {
  row: number
  group: string
  language: string
  region: string
  minor: MinorKind
  /** Whose customer this person is, where the company processes for others; '' = its own. */
  tenant?: string
}

export interface BadRow {
  row: number
  faults: { field: string; code: string }[]
  cells: string[]
}

/** A row that an earlier batch refused, by that batch and its number there. */
export interface Mended {
  batch: string
  row: number
}

export interface RowNote {
  row: number
  field: string
  code: string
}

export interface Person extends Contact {
  id: number
  code: string
  group: string
  language: string
  region: string
  minor: MinorKind
  tenant: string
}

export interface BatchRow {
  no: number
  id: string
  name: string
  state: 'importing' | 'done' | 'failed'
  problem: string | null
  encoding: string | null
  /** JSON: the header's cells as they stand in the file. */
  header: string
  columns: string
  ignored: string
  done_row: number
  rows: number
  added: number
  merged: number
  errors: number
  warnings: number
  /** Rows refused here that a later file brought in order. */
  mended: number
  /** Rises with each import that takes the batch up; whoever holds an older one may add nothing. */
  epoch: number
}

export interface OrderRow {
  no: number
  id: string
  body: string
  world: string
  digest: string
  notice_digest: string
  state: 'running' | 'paused' | 'done' | 'cancelled'
  reason: string | null
  epoch: number
  planned_to: number
  planned: number
  people_at_end: number | null
  /** The number of the stage at hand: so many gates were opened. */
  stage: number
  stage_limit: number | null
  stage_from: number
  bound: number
  resent: number
  /** JSON: channels that cannot carry it (inSite.ts). */
  passed: string
  created_at: number
  last_at: number | null
  /** Of which notice; '' for orders of an older store. */
  notice_id: string
  /** 1 = it leaves out people whom the tally cannot tell; counted in `meant`. */
  restricted: 0 | 1
  /** People of all stages before the rest. */
  staged: number
  /** So many of them were drawn; null = not drawn yet. */
  sampled: number | null
  complaints: number
  /** JSON: where the counts stood when the stage began. */
  stage_base: string | null
  /** JSON: hours and pace that hold messages back; null = none. */
  holds: string | null
}

/** What the store must know of an order's body; the texts are the sender's business. */
export interface OrderRule extends Recipients {
  channels: ChannelKind[]
  /** Whoever has this notice by another order is left out. */
  once?: { notice: string; order: number }
}

export interface NewOrder {
  id: string
  body: string
  world: string
  digest: string
  noticeDigest: string
  noticeId?: string | undefined
  stageLimit: number | null
  bound: number
  /** People of all stages before the rest: they are drawn, everybody else follows by number. */
  staged?: number
  /** JSON of hours and pace that hold messages back. */
  holds?: string | null
}

/** Chain 0 tells the person (under 14: the guardian in their stead); chain 1 tells the guardian of a minor of 14 to 17 too. */
export type Chain = 0 | 1

export interface DeliveryRow {
  id: number
  order_no: number
  person: number
  chain: Chain
  channel: DeliveryChannel
  state: DeliveryState
  stands: 0 | 1
  /** Number of the person's cohort: group, language, region, tenant. */
  cohort: number
  attempt: number
  resends: number
  epoch: number
  call: string | null
  ref: string | null
  code: string | null
  made_at: number
  intent_at: number | null
  end_at: number | null
  next_at: number
}

/** A delivery whose intent is on disk: it may leave now. */
export interface Claimed {
  id: number
  person: Person
  /** The personal code of this message; '' where it has none. */
  own: string
  chain: Chain
  channel: ChannelKind
  attempt: number
  resends: number
  /** Frozen when the row was made: the message's Date never changes between attempts. */
  madeAt: number
  /** SMS: the call (one request to the provider) this row belongs to; the provider's idempotency key. */
  call: string | null
}

/** How one attempt ended. `pending` puts it back for `nextAt`. */
export interface Settled {
  id: number
  state: DeliveryState
  ref?: string
  code?: string
  nextAt?: number
  /** The message did not leave for a reason that is not the person's: no try is used up. */
  free?: boolean
  /** The row goes out a second time although the first may have arrived. */
  resend?: boolean
}

export interface Counts {
  order: OrderRow
  people: number
  guardians: number
  /** Rows on which people stand, by chain. */
  standing: [StateCount[], StateCount[]]
  all: StateCount[]
  stage: StageFigures
  /** People whose message waits for their morning. */
  asleep: number
}
