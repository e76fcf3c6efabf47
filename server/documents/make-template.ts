import { writeFileSync } from 'node:fs'
import { languages } from '../rules/facts.ts'
import { makeTemplate } from './template.ts'

// Run by hand after a change of template.ts: node server/documents/make-template.ts
for (const language of languages) {
  writeFileSync(
    new URL(`../../templates/reports/report.${language}.docx`, import.meta.url),
    makeTemplate(language),
  )
}
