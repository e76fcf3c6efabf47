import type { ReportForm } from './reportForm.ts'
import { fieldIn, fieldsOf, type ReportText } from './reportText.ts'
import { checkText, type Finding } from './textcheck.ts'

export interface ReportFinding extends Finding {
  field: string
}

/**
 * What the text check finds in the words people wrote, in the language the authority reads. The console's own figures and the
 * profile's numbers are not searched: a credit code is no card number.
 */
export function reportFindings(
  form: ReportForm,
  text: ReportText,
  otherNames: readonly string[],
): ReportFinding[] {
  const ask = { own: [], otherNames, noEvidenceHasBasis: false, forAuthority: true }
  return fieldsOf(form).flatMap(({ key, source }) => {
    const field = fieldIn(text[form.language], key)
    const written = field?.typed || source.from === 'fact' || source.from === 'entry'
    if (!written || typeof field?.value !== 'string') return []
    return checkText(field.value, ask).map((finding) => ({ ...finding, field: key }))
  })
}
