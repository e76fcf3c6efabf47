import type { Language, Wording } from './facts.ts'
import { factLanguage } from './noticeFacts.ts'
import {
  type FilledField,
  type FilledReport,
  fillReport,
  type ReportGap,
  type ReportMaterial,
  reportGaps,
  type Values,
} from './report.ts'
import type { ReportField, ReportForm, Stage } from './reportForm.ts'

/** The report in both languages: the form's own is what the authority receives, the other is for reading along. */
export type ReportText = Record<Language, FilledReport>

/** What drafters wrote over the sources, by language and field; null = to be verified. */
export type Entries = Record<Language, Record<string, string | null>>

/** Fills both languages. Where English has no words of its own, it shows the Chinese: a lack of translation is no doubt. */
export function fillBoth(
  form: ReportForm,
  stage: Stage,
  materials: Record<Language, ReportMaterial>,
): ReportText {
  const zh = fillReport(form, materials['zh-CN'], { stage, language: 'zh-CN' })
  const en = fillReport(form, materials.en, { stage, language: 'en' })
  const known = new Map(zh.fields.map((field) => [field.key, field]))
  return {
    'zh-CN': zh,
    en: eachField(en, (field) => {
      const value = field.value ?? known.get(field.key)?.value ?? null
      return value === field.value ? field : { ...field, value, shown: value ?? field.shown, state: 'known' }
    }),
  }
}

/** What an approval binds: every field as it reads in both languages, but those that signing and filing fill in. */
export function approvedPart(form: ReportForm, text: ReportText) {
  const later = new Set(
    fieldsOf(form)
      .filter(isPending)
      .map(({ key }) => key),
  )
  const read = (language: Language) =>
    text[language].fields
      .filter(({ key }) => !later.has(key))
      .map(({ key, label, shown }) => [key, label, shown])
  return { form: form.id, stage: text['zh-CN'].stage, 'zh-CN': read('zh-CN'), en: read('en') }
}

/** A frozen text with what signing and filing have added since. */
export function dressed(form: ReportForm, text: ReportText, acts: Record<Language, Values>): ReportText {
  const later = new Map(
    fieldsOf(form)
      .filter(isPending)
      .map((field) => [field.key, field]),
  )
  const dress = (language: Language) =>
    eachField(text[language], (field) => {
      const source = later.get(field.key)?.source
      const value = source?.from === 'act' ? acts[language][source.key] : undefined
      return value ? { ...field, value, shown: value, state: 'known' } : field
    })
  return { 'zh-CN': dress('zh-CN'), en: dress('en') }
}

export interface FieldDifference {
  key: string
  label: Wording
  before: Wording
  after: Wording
}

/**
 * Field by field, what a report says other than the one before it; its own number, drafter and signer aside. Where the one
 * before was written on another form, only what both ask is compared.
 */
export function differences(form: ReportForm, before: ReportText, after: ReportText): FieldDifference[] {
  const sameForm = before['zh-CN'].form === form.id
  return fieldsOf(form)
    .filter((field) => !isPending(field) && !isOwn(field))
    .filter(({ key }) => sameForm || (fieldIn(before['zh-CN'], key) && fieldIn(after['zh-CN'], key)))
    .flatMap((field) => {
      const was = shownIn(before, field.key)
      const is = shownIn(after, field.key)
      return was[form.language] === is[form.language]
        ? []
        : [{ key: field.key, label: field.label, before: was, after: is }]
    })
}

export interface OwedField {
  key: string
  label: Wording
  /** It was to be verified and still is; or the facts say something else now. */
  kind: 'unknown' | 'changed'
}

/** What a filed report leaves to a supplement (CAC Measures Art. 7(2)): items still unknown, and what has changed. */
export function owedAfter(form: ReportForm, filed: ReportText, now: ReportText): OwedField[] {
  const changed = new Set(differences(form, filed, now).map(({ key }) => key))
  const unknown = new Set(owedIn(form, filed).map(({ key }) => key))
  return fieldsOf(form)
    .filter(({ shown }) => shown.includes('supplement'))
    .flatMap(({ key, label, source }): OwedField[] => {
      if (changed.has(key) && source.from !== 'entry') return [{ key, label, kind: 'changed' }]
      return unknown.has(key) ? [{ key, label, kind: 'unknown' }] : []
    })
}

/** Fields a text could not answer and a supplement must: those it says are to be verified, and those a supplement requires. */
export function owedIn(form: ReportForm, text: ReportText): ReportField[] {
  return fieldsOf(form)
    .filter((field) => !isPending(field) && !isOwn(field))
    .filter(({ key, required }) => {
      const was = fieldIn(text[form.language], key)
      return was?.value === null && (was.state === 'to_verify' || required.includes('supplement'))
    })
}

/** What keeps a text from being handed on: what the form requires and nobody answered, in the language it is read in. */
export function gapsIn(form: ReportForm, text: ReportText): ReportGap[] {
  const blocking = reportGaps(text[form.language]).filter((gap) => gap.blocking)
  return [...blocking, ...untranslatedIn(form, text)]
}

function untranslatedIn(form: ReportForm, text: ReportText): ReportGap[] {
  if (form.language !== 'en') return []
  return fieldsOf(form).flatMap((field): ReportGap[] => {
    const en = fieldIn(text.en, field.key)
    return en?.required && isUntranslated(field, en, fieldIn(text['zh-CN'], field.key))
      ? [{ field: field.key, label: en.label, kind: 'translation', blocking: true }]
      : []
  })
}

/** English that only repeats the Chinese, where a person could have written English. */
export const isUntranslated = (
  field: ReportField,
  en: FilledField | undefined,
  zh: FilledField | undefined,
): boolean =>
  isProse(field) && typeof en?.value === 'string' && en.value === zh?.value && /\p{sc=Han}/u.test(en.value)

/** Words that a person could put in English; figures, names and lists of systems need none. */
const isProse = ({ source }: ReportField): boolean =>
  source.from === 'entry' || (source.from === 'fact' && factLanguage(source.key, 'en') !== '')

/** What a correction corrects, in one text: `影响人数：原「…」，现「…」`. */
export function sayDifferences(found: readonly FieldDifference[], language: Language): string | null {
  const said = found.map(({ label, before, after }) =>
    language === 'zh-CN'
      ? `${label[language]}：原「${before[language]}」，现「${after[language]}」`
      : `${label[language]}: was "${before[language]}", is now "${after[language]}"`,
  )
  return said.length > 0 ? said.join('\n') : null
}

/** Fields left out while nobody has an answer, which a drafter may still write: remarks, other matters. */
export const hiddenFields = (form: ReportForm, text: ReportText, stage: Stage): ReportField[] =>
  fieldsOf(form).filter(
    (field) => field.whenKnown && field.shown.includes(stage) && !fieldIn(text['zh-CN'], field.key),
  )

export const fieldsOf = (form: ReportForm): ReportField[] => form.groups.flatMap((group) => group.fields)
/** Filled in by signing and filing, after the approval. */
export const isPending = (field: ReportField): boolean => field.pending !== undefined
/** Acts of this one report, not of the incident. Like what is pending, nobody types them. */
export const isOwn = ({ source }: ReportField): boolean => source.from === 'act' && own.includes(source.key)

const own = ['reportNumber', 'ordinal', 'drafter', 'correctedReport', 'corrections']

export const fieldIn = (filled: FilledReport, key: string): FilledField | undefined =>
  filled.fields.find((field) => field.key === key)

function shownIn(text: ReportText, key: string): Wording {
  const zh = fieldIn(text['zh-CN'], key)?.shown ?? '—'
  return { 'zh-CN': zh, en: fieldIn(text.en, key)?.shown ?? zh }
}

function eachField(filled: FilledReport, change: (field: FilledField) => FilledField): FilledReport {
  const groups = filled.groups.map((group) => ({ ...group, fields: group.fields.map(change) }))
  const fields = groups.flatMap((group) => group.fields)
  return {
    ...filled,
    groups,
    fields,
    missing: fields.filter((f) => f.required && !f.value).map((f) => f.key),
  }
}
