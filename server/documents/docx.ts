import type PizZip from 'pizzip'
import type { FilledReport } from '../rules/report.ts'
import type { ReportForm } from '../rules/reportForm.ts'
import { openTemplate, type TemplateFault, TemplateFaults } from './wordTemplate.ts'

/**
 * A report as a Word document. A template may name a field by its key (`{people}`) or loop over `{#groups}` and
 * `{#fields}`; tags are names only, never expressions, and what a value holds is text, never a tag. A field of the form
 * that this stage does not ask reads `—`.
 */
export function renderReport(
  template: Buffer,
  filled: FilledReport,
  { form, drill }: { form: ReportForm; drill: boolean },
): Buffer {
  const unknown: string[] = []
  const document = openTemplate(template, (tag) => unknown.push(tag))
  document.render({ ...notAsked(form), ...dataOf(filled, drill) })
  if (unknown.length > 0) throw new TemplateFaults(unknownTags(unknown))
  return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

/** Every fault of a template against a form: broken tags, tags that no field fills, content loaded from elsewhere. */
export function lintTemplate(template: Buffer, form: ReportForm): TemplateFault[] {
  const unknown: string[] = []
  try {
    const document = openTemplate(template, (tag) => unknown.push(tag))
    document.render(dataOf(sampleOf(form), true))
    return [...external(document.getZip()), ...unknownTags(unknown)]
  } catch (error) {
    if (error instanceof TemplateFaults) return error.faults
    throw error
  }
}

const notAsked = (form: ReportForm) =>
  Object.fromEntries(form.groups.flatMap((group) => group.fields.map(({ key }) => [key, '—'])))

const unknownTags = (tags: readonly string[]): TemplateFault[] =>
  [...new Set(tags)].map((tag) => ({
    part: '',
    tag,
    code: 'unknown_tag',
    message: `no field is called ${tag}`,
  }))

/** A remote template or picture would tell its server who opens the report, and when. */
function external(zip: PizZip): TemplateFault[] {
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
        tag: '',
        code: 'external',
        message: `loads ${/Target="([^"]*)"/.exec(relation)?.[1]}`,
      }))
  })
}

function dataOf(filled: FilledReport, drill: boolean) {
  const byKey = Object.fromEntries(filled.fields.map((field) => [field.key, printable(field.shown)]))
  return {
    ...byKey,
    title: printable(filled.title),
    subtitle: [filled.stageName, byKey.ordinal].filter(Boolean).join('　'),
    number: byKey.reportNumber ?? '',
    unit: byKey.unitName ?? '',
    draftedBy: byKey.drafter ?? '',
    signedBy: byKey.signer ?? '',
    submittedAt: byKey.reportedAt ?? '',
    drill,
    groups: filled.groups.map((group) => ({
      heading: printable(group.heading),
      fields: group.fields.map(({ label, shown }) => ({ label, value: printable(shown) })),
    })),
  }
}

/** Every field of every stage, so that a tag of the final report is no fault in a template for all three. */
function sampleOf(form: ReportForm): FilledReport {
  const fields = form.groups.flatMap((group) =>
    group.fields.map(({ key, source }) => ({
      key,
      group: group.key,
      label: key,
      value: key,
      shown: key,
      state: 'known' as const,
      source,
      required: false,
    })),
  )
  const groups = [{ key: 'all', heading: 'all', fields }]
  return {
    form: form.id,
    set: '',
    stage: 'final',
    language: 'en',
    title: 'title',
    stageName: 'stage',
    groups,
    fields,
    missing: [],
  }
}

/** XML 1.0 has no place for control characters, lone surrogates and non-characters; all else stays as it is. */
function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (char) => (char === '\n' || char === '\t' ? char : ''))
    .replace(/\p{Cs}/gu, '')
}
