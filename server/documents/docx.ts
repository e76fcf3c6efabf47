import type { FilledReport } from '../rules/report.ts'
import type { ReportForm } from '../rules/reportForm.ts'
import { openTemplate, type TemplateFault, TemplateFaults } from './wordTemplate.ts'

/**
 * A report as a Word document. A template may name a field by its key (`{people}`) or loop over `{#groups}` and
 * `{#fields}`; tags are names only, never expressions, and what a value holds is text, never a tag. A field of any form
 * that this report does not ask reads `—`.
 */
export function renderReport(
  template: Buffer,
  filled: FilledReport,
  { forms, drill }: { forms: readonly ReportForm[]; drill: boolean },
): Buffer {
  const unknown: string[] = []
  const document = openTemplate(template, (tag) => unknown.push(tag))
  document.render({ ...notAsked(forms), ...dataOf(filled, drill) })
  if (unknown.length > 0) throw new TemplateFaults(unknownTags(unknown))
  return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const notAsked = (forms: readonly ReportForm[]) =>
  Object.fromEntries(
    forms.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields.map(({ key }) => [key, '—']))),
  )

const unknownTags = (tags: readonly string[]): TemplateFault[] =>
  [...new Set(tags)].map((tag) => ({
    part: '',
    tag,
    code: 'unknown_tag',
    message: `no field is called ${tag}`,
  }))

/** What a template may print, by tag. */
export function dataOf(filled: FilledReport, drill: boolean) {
  const byKey = Object.fromEntries(filled.fields.map((field) => [field.key, printable(field.shown)]))
  return {
    ...byKey,
    title: printable(filled.title),
    subtitle: [filled.stageName, byKey.ordinal].filter(Boolean).join('　'),
    letterhead: byKey.unitName ?? '',
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

/** XML 1.0 has no place for control characters, lone surrogates and non-characters; all else stays as it is. */
function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (char) => (char === '\n' || char === '\t' ? char : ''))
    .replace(/\p{Cs}/gu, '')
}
