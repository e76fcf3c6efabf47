import { needAsCounsel } from '../actions/counsel.ts'
import { saveWordTemplate, templateVersion, useWordTemplate } from '../actions/reports/wordTemplates.ts'
import { api } from '../contract/api.ts'
import { language } from '../contract/values.ts'
import { sendDownload, takeBytes } from '../files.ts'
import { notFound } from '../problem.ts'
import type { Language } from '../rules/facts.ts'
import { wordTemplatesView } from '../views/wordTemplate.ts'
import type { On } from './on.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The Word templates that reports are printed with. */
export function wordTemplateRoutes(on: On): void {
  on(api.wordTemplates, ({ ctx, actor }) => wordTemplatesView(ctx, actor))
  on(api.saveWordTemplate, async ({ ctx, actor, params, query, request }) => {
    await needAsCounsel(ctx.db.read, actor, 'change_templates')
    const bytes = await takeBytes(request)
    await saveWordTemplate(ctx, actor, languageOf(params.language), { fileName: query.name, bytes })
    return wordTemplatesView(ctx, actor)
  })
  on(api.useWordTemplate, async ({ ctx, actor, params, body }) => {
    await useWordTemplate(ctx, actor, languageOf(params.language), body.digest)
    return wordTemplatesView(ctx, actor)
  })
  on(api.getWordTemplate, async ({ ctx, params, response }) => {
    const wanted = languageOf(params.language)
    const bytes = await templateVersion(ctx, wanted, params.digest)
    sendDownload(response, `report.${wanted}.docx`, docx, bytes)
  })
}

function languageOf(text: string): Language {
  const parsed = language.safeParse(text)
  if (!parsed.success) throw notFound('template')
  return parsed.data
}
