import type { DutyView } from '../contract/duties.ts'
import { inZone, legalZone } from '../rules/calendar.ts'
import {
  asksCounsel,
  comparePlaces,
  type DutyChoice,
  inOrder,
  isChosen,
  promise,
  standingOf,
} from '../rules/dutyStanding.ts'
import type { Language, Wording } from '../rules/facts.ts'
import { type DutyTableWords, dutyTableWords } from './dutyTableWords.ts'

/** What goes on paper: who asks, when (epoch ms), of which incident. */
export interface DutySheet {
  number: string
  title: string
  drill: boolean
  /** Number of the fact sheet that it rests on. */
  sheet: number
  by: string
  at: number
  duties: readonly DutyView[]
}

export interface PlaceRows {
  place: string
  heading: string
  /** One text per column. */
  rows: string[][]
}

/** The rows of the table by place: China, the company's promises, the other places. */
export function rowsOf({ duties, at }: DutySheet, chosen: DutyChoice, language: Language): PlaceRows[] {
  const rows = inOrder(duties, at).filter((duty) => isChosen(duty, chosen, at))
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return [...byPlace]
    .sort(([a], [b]) => comparePlaces(a, b))
    .map(([place, own]) => ({
      place,
      heading: place === promise ? dutyTableWords[language].promise : said(own[0]?.pack.name, language),
      rows: own.map((duty) => rowOf(duty, at, language)),
    }))
}

const said = (wording: Wording | undefined, language: Language): string =>
  wording?.[language] ?? wording?.['zh-CN'] ?? ''

function rowOf(duty: DutyView, now: number, language: Language): string[] {
  const w = dutyTableWords[language]
  const tell = (wording: Wording) => said(wording, language)
  const again = duty.occurrence > 1 ? ` (${w.occurrence(duty.occurrence)})` : ''
  return [
    duty.ruleId,
    tell(duty.title) + again,
    tell(duty.recipient),
    dueText(duty, w),
    stateText(duty, now, w),
    duty.basis.map((one) => `${tell(one.name)} (${one.version}) ${tell(one.article)}`).join('\n'),
    duty.mark === 'promise' ? w.promise : duty.mark,
    proofText(duty, w),
    duty.owner?.name ?? w.empty,
  ]
}

/** The instant in China, and as the clock there shows it where days are counted elsewhere; else the bare term. */
function dueText({ clock, zone, dueThere, term, result }: DutyView, w: DutyTableWords): string {
  if (result === 'does_not_apply') return '—'
  if (!clock.dueAt) return term ? w.term[term.unit](term.length) : '—'
  const lines = [inZone(Date.parse(clock.dueAt), legalZone)]
  if (zone !== legalZone && dueThere) lines.push(`${dueThere} ${zone}`)
  if (clock.internal) lines.push(w.internal)
  return lines.join('\n')
}

function stateText(duty: DutyView, now: number, w: DutyTableWords): string {
  const lines = [w.standing[standingOf(duty, now)]]
  if (duty.state === 'open' && duty.result !== 'does_not_apply' && asksCounsel(duty)) lines.push(w.ask)
  if (duty.state === 'fulfilled' && duty.clock.dueAt) lines.push(duty.clock.late ? w.late : w.ahead)
  if (duty.lateReason) lines.push(`${w.why}: ${duty.lateReason}`)
  if (duty.counselReason) lines.push(duty.counselReason)
  return lines.join('\n')
}

/** Each act with its time and what proves it; a code that the console wrote itself is said in words. */
const proofText = ({ acts }: DutyView, w: DutyTableWords): string =>
  acts
    .map(({ act, at, proof }) => {
      const said = w.act[act] ?? act
      return [said, inZone(Date.parse(at), legalZone), sayProof(proof, w)].filter(Boolean).join(' ')
    })
    .join('\n')

function sayProof(proof: string, w: DutyTableWords): string {
  if (proof === 'plan.activated') return w.plan
  if (proof === 'seat.accepted') return w.seats
  if (proof === 'party.told') return w.parties
  const sheet = /^facts (v\d+)$/.exec(proof)?.[1]
  return sheet ? w.facts(sheet) : proof
}
