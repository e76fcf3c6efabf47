import type PizZip from 'pizzip'
import type { Wording } from '../rules/facts.ts'
import type { FilledReport } from '../rules/report.ts'
import { type ReportForm, stagesOf } from '../rules/reportForm.ts'
import { dataOf } from './docx.ts'
import { nearest } from './nearest.ts'
import { openTemplate, type TemplateFault, TemplateFaults, unzip } from './wordTemplate.ts'

/** A fault with the paragraph it stands in, and the field that was perhaps meant. */
export interface LintFault extends TemplateFault {
  paragraph: string
  near: { tag: string; label: Wording } | null
}

/**
 * Every fault of a template against the forms, all at once: broken tags, tags that no field fills, required fields it would
 * never print, a drill that would go unmarked, content loaded from elsewhere.
 */
export function lintTemplate(template: Buffer, forms: readonly ReportForm[]): LintFault[] {
  const opened = open(template)
  if ('faults' in opened) return opened.faults.map((fault) => ({ ...fault, paragraph: '', near: null }))
  const { zip } = opened
  const paragraphs = paragraphsOf(zip)
  const known = labelsOf(forms)
  const found = [
    ...rendered(template, forms),
    ...unknownIn(paragraphs, known),
    ...missingIn(paragraphs, forms),
  ]
  const placed = [...found, ...external(zip)].map((fault) => ({
    ...fault,
    paragraph: fault.paragraph || paragraphWith(paragraphs, fault.tag),
    near: fault.code === 'unknown_tag' ? nearest(fault.tag, known) : null,
  }))
  return [...new Map(placed.map((one) => [`${one.code} ${one.tag} ${one.paragraph}`, one])).values()]
}

type Found = TemplateFault & { paragraph?: string }

function open(template: Buffer): { zip: PizZip } | { faults: TemplateFault[] } {
  try {
    return { zip: unzip(template) }
  } catch (error) {
    if (error instanceof TemplateFaults) return { faults: error.faults }
    throw error
  }
}

/** What only filling it in shows: unbalanced tags, and names used outside of the loop they belong to. */
function rendered(template: Buffer, forms: readonly ReportForm[]): Found[] {
  const unknown: string[] = []
  try {
    const document = openTemplate(template, (tag) => unknown.push(tag))
    document.render(dataOf(sampleOf(forms), true))
  } catch (error) {
    if (error instanceof TemplateFaults) return error.faults
    throw error
  }
  return unknown.map((tag) => ({ part: '', tag, code: 'unknown_tag', message: `no field is called ${tag}` }))
}

interface Paragraph {
  part: string
  text: string
}

/** Text of each paragraph, part by part, whatever runs Word has cut it into. */
function paragraphsOf(zip: PizZip): Paragraph[] {
  const parts = Object.keys(zip.files).filter((name) =>
    /^word\/(document|header\d*|footer\d*)\.xml$/.test(name),
  )
  return parts.flatMap((part) => {
    const xml = zip.file(part)?.asText() ?? ''
    const each = xml.match(/<w:p(?: [^>]*)?>[\s\S]*?<\/w:p>/g) ?? []
    return each.map((one) => ({ part, text: textIn(one) })).filter(({ text }) => text.trim() !== '')
  })
}

const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'))
    .join('')

function unknownIn(paragraphs: readonly Paragraph[], known: ReadonlyMap<string, Wording>): Found[] {
  return paragraphs.flatMap(({ part, text }) =>
    [...text.matchAll(/\{([^{}]*)\}/g)]
      .map(([, inner = '']) => inner.replace(/^[#/^]/, '').trim())
      .filter((tag) => !known.has(tag))
      .map((tag) => ({
        part,
        tag,
        code: 'unknown_tag',
        message: `no field is called ${tag}`,
        paragraph: text.slice(0, 120),
      })),
  )
}

/** A template without the loop over all fields must name each that some stage requires; without a drill mark it is unsafe. */
function missingIn(paragraphs: readonly Paragraph[], forms: readonly ReportForm[]): Found[] {
  const all = paragraphs.map(({ text }) => text).join('\n')
  const mark = all.includes('{#drill}') ? [] : [missing('no_drill_mark', 'drill')]
  if (all.includes('{#groups}')) return mark
  const [form] = forms
  const fields = form?.groups.flatMap((group) => group.fields) ?? []
  const unnamed = fields.filter(({ key, required }) => required.length > 0 && !all.includes(`{${key}}`))
  return [...mark, ...unnamed.map(({ key }) => missing('not_printed', key))]
}

const missing = (code: string, tag: string): Found => ({ part: '', tag, code, message: `${code}: ${tag}` })

const paragraphWith = (paragraphs: readonly Paragraph[], tag: string): string =>
  (tag && paragraphs.find(({ text }) => text.includes(tag))?.text.slice(0, 120)) || ''

/** A remote template or picture would tell its server who opens the report, and when. */
function external(zip: PizZip): Found[] {
  const relations = Object.keys(zip.files).filter((name) => name.endsWith('.rels'))
  return relations.flatMap((part) => {
    const found =
      zip
        .file(part)
        ?.asText()
        .match(/<Relationship [^>]*TargetMode="External"[^>]*>/g) ?? []
    return found
      .filter((relation) => !relation.includes('/hyperlink"'))
      .map((relation) => ({
        part,
        tag: /Target="([^"]*)"/.exec(relation)?.[1] ?? '',
        code: 'external',
        message: `loads ${/Target="([^"]*)"/.exec(relation)?.[1]}`,
      }))
  })
}

const own: Record<string, Wording> = {
  title: { 'zh-CN': '报告表名称', en: 'Title of the form' },
  subtitle: { 'zh-CN': '报告类别和次数', en: 'Stage and number' },
  letterhead: { 'zh-CN': '单位名称（抬头）', en: 'Letterhead' },
  number: { 'zh-CN': '报告编号', en: 'Report no.' },
  unit: { 'zh-CN': '报告单位', en: 'Reporting unit' },
  draftedBy: { 'zh-CN': '报告人', en: 'Drafted by' },
  signedBy: { 'zh-CN': '签发人', en: 'Signed off by' },
  submittedAt: { 'zh-CN': '报告时间', en: 'Time of report' },
  drill: { 'zh-CN': '演练标记', en: 'Mark of a drill' },
  groups: { 'zh-CN': '全部栏目组', en: 'All groups' },
  heading: { 'zh-CN': '栏目组标题', en: 'Heading of a group' },
  fields: { 'zh-CN': '组内栏目', en: 'Fields of a group' },
  label: { 'zh-CN': '栏目名', en: 'Label of a field' },
  value: { 'zh-CN': '栏目内容', en: 'Value of a field' },
}

/** Every tag a template may use, with what it stands for in the words of the form. */
export const labelsOf = (forms: readonly ReportForm[]): Map<string, Wording> =>
  new Map([
    ...Object.entries(own),
    ...forms.flatMap((form) =>
      form.groups.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label] as const)),
    ),
  ])

/** Every field of every form and stage, so that a tag of the final report is no fault in a template for all. */
function sampleOf(forms: readonly ReportForm[]): FilledReport {
  const fields = forms.flatMap((form) =>
    form.groups.flatMap((group) =>
      group.fields.map(({ key, source }) => ({
        ...{ key, group: group.key, label: key, value: key, shown: key, source },
        state: 'known' as const,
        required: false,
      })),
    ),
  )
  const stage = forms[0] ? (stagesOf(forms[0]).at(-1) ?? 'final') : 'final'
  const groups = [{ key: 'all', heading: 'all', fields }]
  const words = { title: 'title', stageName: 'stage', set: '', form: '', missing: [] }
  return { ...words, stage, language: 'en', groups, fields }
}
