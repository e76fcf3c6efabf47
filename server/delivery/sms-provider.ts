import type { Found, Outcome, Outgoing, Queried, Verdict } from './channel.ts'
import type { Receipt } from './receipts.ts'
import type { SmsSettings } from './smsUrl.ts'

export interface SmsRequest {
  url: URL
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string
}

export interface SmsAnswer {
  status: number
  text: string
}

/** Sends one signed request; rejects with the fault's code when no answer came. */
export type Ask = (request: SmsRequest) => Promise<SmsAnswer>

/** One provider's side of a call: how it is asked, and what its answers mean. The queue of calls is the channel's. */
export interface SmsProvider {
  /** All members get the same filed text; only the parameters may differ, where `mostPersonal` allows. */
  submit(members: readonly Outgoing[]): SmsRequest
  /** `split`: the whole call was refused for somebody in it; smaller calls will show for whom. */
  judge(answer: SmsAnswer, members: readonly Outgoing[]): Outcome[] | 'split'
  /** Milliseconds in which the very same call may be sent again without a second message; 0 = never. */
  replayMs: number
  query(ask: Ask, call: string, members: readonly Queried[], now: number): Promise<Found[] | 'absent' | null>
  verify(ask: Ask): Promise<Verdict>
}

export interface Callback {
  headers: Record<string, string | undefined>
  body: string
  /** The last part of the callback's address, where the provider signs nothing. */
  token: string
}

/** What the console knows of a provider before it speaks to it. */
export interface SmsKind {
  /** Numbers in one call at most, when the text is the same for all; and when it is not. */
  mostPerCall: number
  mostPersonal: number
  /** ISO 3166-1 of where this host handles contact details; `null` = only the company can say, with `country=`. */
  countryOf(host: string): string | null
  /** As people call it. */
  name: Record<'zh-CN' | 'en', string>
  /** What its callback is answered with. */
  thanks: unknown
  /** It signs nothing: its callback bears the token at the end of the address. */
  tokenInPath: boolean
  /** Takes nothing but templates it has approved. */
  filedOnly: boolean
  /** Settings it cannot do without: name, and what it is. */
  needs: Record<string, string>
  connect(settings: SmsSettings): SmsProvider
  isGenuine(settings: SmsSettings, callback: Callback, now: number): boolean
  readReceipts(body: string): Receipt[]
}

type Member = Pick<Outgoing, 'id'>

/** Surely unsent, and not the people's doing: the channel rests and nobody's try is used up. */
export const channelFault = (members: readonly Member[], code: string): Outcome[] =>
  members.map(({ id }) => ({ id, as: 'again', retry: 'connect', code, free: true }))

export const throttled = (members: readonly Member[], code: string): Outcome[] =>
  members.map(({ id }) => ({ id, as: 'again', retry: 'throttled', code }))

export const unsure = (members: readonly Member[], code: string): Outcome[] =>
  members.map(({ id }) => ({ id, as: 'unknown', code }))

/** JSON or nothing: what a provider says is never trusted to be well-formed. */
export function readJson<Shape>(text: string): Partial<Shape> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Partial<Shape>) : null
  } catch {
    return null
  }
}

/** What a provider refused, in its own words and short enough to be kept. */
export const saidOf = (...parts: unknown[]): string =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .slice(0, 200)
