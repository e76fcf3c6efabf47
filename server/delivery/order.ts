import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { ChannelKind, Coverage, DeliveryChannel, DeliveryState, StateCount } from '../rules/delivery.ts'
import type { Language } from '../rules/facts.ts'
import type { Reader, Recipients } from '../rules/recipient.ts'
import type { QuietHours, SendingLimits, StageFigures } from '../rules/sendingPlan.ts'
import type { World } from '../rules/world.ts'

/** One approved text, facts filled in; only `{{person.name}}` and `{{person.code}}` are left. */
export interface OrderText {
  channel: ChannelKind
  language: Language
  /** Key of the group of affected people; '' = everybody. */
  group: string
  reader: Reader
  subject?: string
  text: string
  html?: string
  /** SMS: the provider's filed template; its parameters may hold placeholders. */
  template?: { id: string; params: Record<string, string> }
  /** SMS: the filed signature, without its brackets. */
  signature?: string
}

/** What the approval binds, whom it names included: any change is another order. */
export interface OrderBody extends Recipients {
  texts: OrderText[]
  /** Tried in this order, one after the other. */
  channels: ChannelKind[]
  /** Told in this language when a person's own has no text. */
  fallbackLanguage: Language
  /** After a crash or a cut line an e-mail may have gone or not: send the same bytes once more, or hold. */
  onUnknown: 'resend' | 'hold'
  /** More people than this and the order pauses to ask again. */
  bound: number
  sender: { name: string; address: string; replyTo?: string }
}

export interface Order {
  id: string
  world: World
  /** Digest of the approved notice; carried for the record. */
  noticeDigest: string
  /** Nobody gets one notice twice, by however many orders. */
  noticeId?: string
  /** `digestOf(body)`, taken when the approval was given. */
  digest: string
  body: OrderBody
  /** People first contacted before the sender stops and waits for a release; `null` = no limit. */
  stageLimit: number | null
  /** People of all stages before the rest: they are drawn, so that a first hundred is as mixed as everybody. */
  staged?: number
  /** Hours and pace that hold messages back. */
  holds?: Holds
}

export interface Holds {
  quiet: QuietHours | null
  limits: SendingLimits
}

export const orderStates = ['running', 'paused', 'done', 'cancelled'] as const
export type OrderState = (typeof orderStates)[number]

/** Why a paused order rests. */
export type PauseReason =
  | 'asked'
  | 'stage'
  | 'bound'
  | 'failures'
  | 'complaints'
  | 'provider'
  | 'digest'
  | 'channel'
  | 'contact_key'
  | 'proof_key'
  | 'fenced'

export interface Progress {
  orderId: string
  state: OrderState
  reason: PauseReason | null
  /** Adds up to `coverage.people`; guardians told besides a minor of 14 to 17 are counted apart. */
  coverage: Coverage
  guardians: Coverage
  /** Every delivery row, those that fell over to another channel too. */
  deliveries: StateCount[]
  /** Rows on which people stand: what the coverage adds up. */
  standing: StateCount[]
  /** What is unknown, by what the other side last said. */
  unknownCodes: { channel: DeliveryChannel; code: string; n: number }[]
  /** People taken up so far. */
  planned: number
  /** The number of the stage at hand, from 0, and what it came to. */
  stageNo: number
  stage: StageFigures
  /** People for whom it is night: their message waits for the morning. */
  asleep: number
  /** E-mails that were sent once more because the first result stayed unknown. */
  resent: number
  /** Why a channel rests, in the other side's own words; empty while all is well. Known to live progress only. */
  troubles: { channel: ChannelKind; message: string }[]
  /** ISO 8601; when the newest result came in. */
  lastAt: string | null
}

/** One delivery as a person's own history shows it. Instants are ISO 8601. */
export interface DeliveryView {
  id: number
  orderId: string
  personId: number
  channel: DeliveryChannel
  reader: Reader
  state: DeliveryState
  /** True for the row on which the person stands in the coverage ledger. */
  stands: boolean
  attempt: number
  /** Told once more after an unknown result. */
  resent: boolean
  /** The provider's reference or the server's answer. */
  ref: string | null
  code: string | null
  at: string | null
  nextAt: string | null
}

/** SHA-256 over RFC 8785 canonical JSON: what the sender compares before the first message and at each stage. */
export const digestOf = (body: OrderBody): string =>
  createHash('sha256')
    .update(canonicalize(body) as string)
    .digest('hex')
