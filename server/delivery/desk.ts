import type { AttemptRow } from '../../db/store/attempts.ts'
import type { CallRefusal, CallResult } from '../../db/store/callEnd.ts'
import type { Held } from '../../db/store/callStore.ts'
import { type HoldRow, numberFor } from '../../db/store/calls.ts'
import type { Chain, Person } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { maskAddress, maskName } from '../rules/address.ts'
import { type AfterCall, type CallOutcome, scriptParts } from '../rules/callDesk.ts'
import type { Language } from '../rules/facts.ts'
import type { Reader } from '../rules/recipient.ts'
import { zonesOf } from '../rules/regionZone.ts'
import { renderText } from './message.ts'
import type { OrderBody } from './order.ts'
import { hindrance, readerOf, textFor } from './recipient.ts'

/** A number in a caller's hand, with what is to be read out. */
export interface Call {
  deliveryId: number
  personId: number
  code: string
  name: string
  number: string
  begun: boolean
  confirmed: boolean
  reader: Reader
  language: Language
  opening: string
  told: string | null
  zone: string
  since: number
  until: number
  before: AttemptRow[]
}

export interface DeskFigures {
  pending: number
  asleep: number
  backsDue: number
  backsLater: number
  nextBackAt: number | null
  nextAt: number | null
  languages: Language[]
  holds: (HoldRow & { person: number })[]
  mine: Call | null
  recent: (AttemptRow & { person: number; checkCode: string; name: string })[]
  ends: { code: string; n: number }[]
}

/** Who is at the desk, and when; `sealed`: a drill, in which no number is ever shown. */
export interface AtDesk {
  orderId: string
  caller: string
  now: number
  sealed: boolean
}

/** The call desk as the console sees it. */
export interface Desk {
  figures(at: AtDesk): Promise<DeskFigures | null>
  next(at: AtDesk, language: Language | null): Promise<Call | null>
  touch(at: AtDesk, deliveryId: number, step: 'keep' | 'begin' | 'confirm'): Promise<Call | null>
  end(
    at: AtDesk,
    result: { deliveryId: number; outcome: CallOutcome; backAt?: number; language?: Language },
  ): Promise<AfterCall | CallRefusal>
  leave(at: Pick<AtDesk, 'caller' | 'now'>): Promise<void>
}

/** `takeUp`: what a call set going again is run. */
export function openDesk(store: PeopleStore, takeUp: () => Promise<void>): Desk {
  const { calls } = store
  const orderOf = async ({ orderId }: AtDesk) => {
    const order = await store.findOrder(orderId)
    return order && { order, body: JSON.parse(order.body) as OrderBody }
  }
  const callOf = async (at: AtDesk, held: Held | null): Promise<Call | null> => {
    const found = await orderOf(at)
    return held && found && held.row.order_no === found.order.no ? shown(found.body, held, at) : null
  }
  const end = async (result: CallResult) => {
    const after = await calls.end(result)
    if (typeof after !== 'string') await takeUp()
    return after
  }
  return {
    figures: async (at) => {
      const found = await orderOf(at)
      if (!found) return null
      const { no } = found.order
      return {
        ...(await calls.desk(no, at.now)),
        languages: scripted(found.body),
        holds: await calls.holds(no),
        mine: await callOf(at, await calls.held(at.caller)),
        recent: await withNames(store, await calls.recent(no, at.caller, 8)),
        ends: await calls.ends(no),
      }
    },
    next: async (at, language) => {
      const found = await orderOf(at)
      if (!found) return null
      const held = await calls.held(at.caller)
      if (held && held.row.order_no !== found.order.no) await calls.leave(at.caller, at.now)
      const speaks = (own: string) => !language || toldIn(found.body, own) === language
      let passedOn = false
      const fits = (person: Person, { chain }: { chain: Chain }) => {
        const fit = hindrance(found.body, person, 'phone', chain) !== 'no_field'
        passedOn ||= !fit
        return fit
      }
      const call = await callOf(at, await calls.claim({ ...at, orderNo: found.order.no, speaks, fits }))
      if (passedOn) await takeUp()
      return call
    },
    touch: async (at, delivery, step) => callOf(at, await calls.touch({ ...at, delivery }, step)),
    end: async (at, { deliveryId: delivery, outcome, language, backAt }) => {
      const found = await orderOf(at)
      const scriptedIn = language !== undefined && scripted(found?.body).includes(language)
      const { caller, now, sealed: sandbox } = at
      return end({ caller, now, delivery, end: outcome, backAt, language, scripted: scriptedIn, sandbox })
    },
    leave: async ({ caller, now }) => {
      await calls.leave(caller, now)
      await takeUp()
    },
  }
}

const scripted = (body: OrderBody | undefined): Language[] => [
  ...new Set(
    (body?.texts ?? []).filter(({ channel }) => channel === 'phone').map(({ language }) => language),
  ),
]

/** The language a person is told in: their own where there is a script in it. */
const toldIn = (body: OrderBody, own: string): Language =>
  scripted(body).find((language) => language === own) ?? body.fallbackLanguage

function shown(body: OrderBody, { hold, row, person, before, wish }: Held, { sealed }: AtDesk): Call | null {
  const reader = readerOf(person, row.chain)
  const text = textFor(body, { ...person, language: wish ?? person.language }, 'phone', row.chain)
  const number = numberFor(person, row)
  if (!text || !number) return null
  const clear = hold.begun_at !== null && !sealed
  const name = clear ? person.name : maskName(person.name)
  const { opening, told } = scriptParts(text.text, text.language, reader === 'guardian')
  const said = (words: string) => renderText({ ...text, text: words }, { ...person, name }).text
  return {
    deliveryId: row.id,
    personId: person.id,
    code: person.code,
    name,
    number: clear ? number : maskAddress(number),
    begun: hold.begun_at !== null,
    confirmed: hold.confirmed_at !== null,
    reader,
    language: text.language,
    opening: said(opening),
    told: hold.confirmed_at === null ? null : said(told),
    zone: zonesOf(person.region)[0] as string,
    since: hold.since,
    until: hold.until,
    before,
  }
}

const withNames = (store: PeopleStore, rows: (AttemptRow & { person: number })[]) =>
  Promise.all(
    rows.map(async (row) => {
      const person = await store.findPerson(row.person)
      return { ...row, checkCode: person?.code ?? '', name: maskName(person?.name ?? '') }
    }),
  )
