import type { FactSheet, Language, Wording } from './facts.ts'
import { rowsFor, sayFor } from './noticeFacts.ts'
import {
  type FieldSource,
  type ReportField,
  type ReportForm,
  type ReportGroup,
  type Stage,
  stageName,
} from './reportForm.ts'
import { type Names, toBeVerified } from './say.ts'
import { sayFact } from './sayFact.ts'

/** `null` = looked at, to be verified; an absent key = nobody looked. */
export type Values = Readonly<Record<string, string | null | undefined>>

export interface FilledField {
  key: string
  group: string
  label: string
  value: string | null
  /** The value, or what stands for it: 待核实 / to be verified, 待签发. Never blank, never 0. */
  shown: string
  state: 'known' | 'to_verify' | 'absent'
  source: FieldSource & { version?: number }
  required: boolean
  /** Somebody wrote over the source, or said that it is to be verified. */
  typed?: boolean
}

export interface FilledReport {
  form: string
  set: string
  stage: Stage
  language: Language
  title: string
  stageName: string
  /** The heading names the group and the article it answers. */
  groups: { key: string; heading: string; fields: FilledField[] }[]
  fields: FilledField[]
  missing: string[]
}

/** Who reports and what the console knows; `entries` are the drafter's own words and win over every other source. */
export interface ReportMaterial {
  sheet: FactSheet
  profile: Values
  acts: Values
  entries?: Values
  names: Names
}

/** Fills a form for one stage. `missing` lists required fields that hold no value yet. */
export function fillReport(
  form: ReportForm,
  material: ReportMaterial,
  { stage, language }: { stage: Stage; language: Language },
): FilledReport {
  const say = (w: Wording) => w[language] ?? w['zh-CN'] ?? ''
  const groups = form.groups
    .map((group) => ({
      key: group.key,
      heading: headingOf(say(group.label), say(group.article), language),
      fields: group.fields
        .filter((field) => field.shown.includes(stage))
        .map((field) => fillField(field, group.key, material, stage, language))
        .filter((field) => !whenKnown(group, field) || field.state !== 'absent'),
    }))
    .filter((group) => group.fields.length > 0)
  const fields = groups.flatMap((group) => group.fields)
  return {
    form: form.id,
    set: form.stages[stage]?.set ?? '',
    stage,
    language,
    title: say(form.title),
    stageName: say(stageName(form, stage)),
    groups,
    fields,
    missing: fields.filter((f) => f.required && f.value === null).map((f) => f.key),
  }
}

/** Field by field in the authority's order: to read aloud on the hotline or paste into its web form. */
export function plainText(filled: FilledReport): string {
  const zh = filled.language === 'zh-CN'
  const lines = filled.groups.flatMap((group) => [
    '',
    group.heading,
    ...group.fields.map((field) => `${field.label}${zh ? '：' : ': '}${field.shown}`),
  ])
  const head = zh ? `${filled.title}（${filled.stageName}）` : `${filled.title} (${filled.stageName})`
  return `${[head, ...lines].join('\n')}\n`
}

export interface ReportGap {
  field: string
  label: string
  /** `translation`: the authority reads another language than it was written in. */
  kind: 'absent' | 'to_verify' | 'translation'
  /** The first report and supplements may say 待核实 (Art. 7: items still unknown 及时补报); the final report may not. */
  blocking: boolean
}

/** What still keeps a report from being signed at `stage`, and what it will leave to a supplement. */
export function reportGaps(filled: FilledReport): ReportGap[] {
  return filled.fields
    .filter((field) => field.value === null && (field.required || field.state === 'to_verify'))
    .map((field) => {
      const kind = field.state === 'to_verify' ? 'to_verify' : 'absent'
      const blocking = field.required && (filled.stage === 'final' || kind === 'absent')
      return { field: field.key, label: field.label, kind, blocking }
    })
}

function headingOf(label: string, article: string, language: Language): string {
  if (!article) return label
  return language === 'zh-CN' ? `${label}（${article}）` : `${label}, ${article}`
}

const whenKnown = (group: ReportGroup, filled: FilledField) =>
  group.fields.some((field) => field.key === filled.key && field.whenKnown)

function fillField(
  field: ReportField,
  group: string,
  material: ReportMaterial,
  stage: Stage,
  language: Language,
): FilledField {
  const { value, version } = lookUp(field, material, language)
  const say = (w: Wording) => w[language] ?? w['zh-CN'] ?? ''
  return {
    key: field.key,
    group,
    label: say(field.label),
    value: value ?? null,
    shown: value ?? (field.pending && value === undefined ? say(field.pending) : toBeVerified(language)),
    state: value === undefined ? 'absent' : value === null ? 'to_verify' : 'known',
    source: version === undefined ? field.source : { ...field.source, version },
    required: field.required.includes(stage),
    typed: clean(material.entries?.[field.key]) !== undefined,
  }
}

function lookUp(field: ReportField, material: ReportMaterial, language: Language) {
  const entry = clean(material.entries?.[field.key])
  if (entry !== undefined) return { value: entry }
  const { source } = field
  if (source.from === 'entry') return { value: undefined }
  if (source.from !== 'fact')
    return { value: clean(material[source.from === 'act' ? 'acts' : 'profile'][source.key]) }
  const place = { group: '', language, audience: 'public' } as const
  const rows = rowsFor(material.sheet, source.key, place)
  const [row] = rows
  if (row && rows.length === 1) return { value: sayFact(row, language, material.names), version: row.version }
  return { value: sayFor(material.sheet, source.key, place, material.names) }
}

/** A blank is nobody's answer. */
const clean = (value: string | null | undefined) => (value?.trim() === '' ? undefined : value)
