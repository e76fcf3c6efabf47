import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { RecordLine } from '../../server/contract/records.ts'
import type { FactKey, Wording } from '../../server/rules/facts.ts'
import { useView } from '../live/view.ts'
import { shortInstant, zoneLabel } from '../parts/instant.ts'
import { grouped } from '../parts/people.ts'
import { regionName } from '../words/regions.ts'
import { type Turned, useGradeWords } from '../words/useGradeWords.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'

type Payload = NonNullable<RecordLine['payload']>

/** A record as one sentence of the reader's language; every name of the record has its own. */
export function useTold(): (line: Pick<RecordLine, 'name' | 'payload'>) => string {
  const { t, i18n } = useTranslation('record')
  const valuesOf = useValues()
  return ({ name, payload }) => {
    if (payload === null) return t('erased')
    const key = variantOf(name, payload)
    if (!i18n.exists(key, { ns: 'record' })) return t('other', { name })
    return String(t(key as 'note.added', valuesOf(name, payload) as never)).trim()
  }
}

/** Names whose sentence depends on what happened. */
function variantOf(name: string, payload: Payload): string {
  if (name === 'seat.called' && payload.deputy) return 'seat.called_deputy'
  if (name === 'event.judged' && payload.outcome === 'no_incident') return 'event.judged_none'
  if (name === 'duties.evaluated' && payload.because === 'organisation.changed')
    return 'duties.evaluated_profile'
  if (name === 'grade.confirmed' && payload.from) return 'grade.confirmed_again'
  return name
}

/** The payload's values in words: seats, people, instants, texts in several languages. */
function useValues(): (name: string, payload: Payload) => Record<string, string> {
  const { t } = useTranslation(['record', 'parts', 'incident', 'facts', 'calls', 'handling'])
  const say = useSay()
  const people = usePeopleNames()
  const gradeWords = useGradeWords()
  const personOf = (id: unknown) => (id ? (people.get(String(id)) ?? String(id)) : t('word.nobody'))
  const instant = (at: unknown) =>
    at ? `${shortInstant(at as number, Date.now())} ${zoneLabel(at as number)}` : ''
  const involved = (is: unknown) => t(`word.personalInformation.${is as 'yes'}`)
  const reasonOf = (reason: unknown, name: string): string => {
    if (name === 'seat.ended' && isOneOf(endReasons, reason)) return t(`word.endReason.${reason}`)
    if (name.startsWith('order.') && isOneOf(pauseReasons, reason)) return t(`word.pauseReason.${reason}`)
    return String(reason ?? '')
  }
  const byKey: Record<string, (value: unknown, name: string) => string> = {
    seat: (seat) => t(`parts:seatName.${seat as 'legal'}`),
    person: personOf,
    eventKind: (kind) => t(`incident:kind.${kind as 'other'}`),
    kind: (kind, name) => kindOf(kind, name),
    keys: (keys, name) =>
      name.startsWith('exemption.')
        ? (keys as FactKey[]).map((key) => t(`facts:key.${key}`)).join(t('parts:listComma'))
        : plain(keys),
    stage: (stage) => t(`word.stage.${stage as 'first'}`),
    country: (country) => (country ? regionName(String(country), shownLanguage()) : t('handling:unknown')),
    ground: (ground, name) =>
      name === 'handling.confirmed' ? t(`handling:ground.${ground as 'inland'}`) : plain(ground),
    at: instant,
    reason: reasonOf,
    outcome: (outcome, name) =>
      name === 'call.ended' ? t(`calls:outcome.${outcome as 'told'}`) : plain(outcome),
    scheme: (scheme) => gradeWords.scheme(String(scheme)),
    grades: (turned) => gradeWords.turned(turned as Turned[]),
    from: (from, name) => inWords(from, name),
    to: (to, name) => inWords(to, name),
  }
  const kindOf = (kind: unknown, name: string) => {
    if (name === 'party.added') return t(`word.partyKind.${kind as 'tenant'}`)
    return /^(retention|destruction)\./.test(name) ? t(`word.kept.${kind as 'proof'}`) : plain(kind)
  }
  const inWords = (value: unknown, name: string) => {
    if (name === 'incident.raised') return involved(value)
    const isGrade = name === 'grade.confirmed' && typeof value === 'string'
    return isGrade ? gradeWords.grade(value) : plain(value)
  }
  const plain = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (Array.isArray(value)) return value.map(plain).join(t('parts:listComma'))
    if (typeof value === 'number') return grouped(value)
    return typeof value === 'object' ? say(value as Wording) : String(value)
  }
  return (name, payload) =>
    Object.fromEntries(
      Object.entries(payload).map(([key, value]) => {
        const words = byKey[key] ?? (key.endsWith('At') ? instant : plain)
        return [key, words(value, name)]
      }),
    )
}

/** Reasons that the console itself gives, by their code; anything else was typed by a person. */
const endReasons = ['replaced', 'no_answer', 'left'] as const
const pauseReasons = [
  'asked',
  'stage',
  'bound',
  'failures',
  'digest',
  'channel',
  'contact_key',
  'proof_key',
  'fenced',
  'notice_void',
  'world_ended',
  'handling_abroad',
  'handling_unknown',
  'schedule_past',
] as const
const isOneOf = <T extends string>(codes: readonly T[], code: unknown): code is T =>
  (codes as readonly unknown[]).includes(code)

function usePeopleNames(): Map<string, string> {
  const users = useView(api.users, {}).data
  return new Map(users?.map(({ id, name }) => [id, name]))
}
