import { namesOf } from '../../db/queries/users.ts'
import { mayAsCounsel } from '../actions/counsel.ts'
import { formsOf } from '../actions/reports/line.ts'
import {
  digestIn,
  type KeptTemplate,
  listWordTemplates,
  wordTemplate,
} from '../actions/reports/wordTemplates.ts'
import type { Actor, Context } from '../context.ts'
import type { WordTemplates } from '../contract/wordTemplates.ts'
import { labelsOf } from '../documents/lint.ts'
import { languages } from '../rules/facts.ts'
import { iso, personOf } from './values.ts'

export async function wordTemplatesView(ctx: Context, actor: Actor): Promise<WordTemplates> {
  const names = await namesOf(ctx.db.read)
  const templates: WordTemplates['templates'] = []
  for (const language of languages) {
    const { digest, origin } = await wordTemplate(ctx, language)
    const versions = (await listWordTemplates(ctx, language)).map((row) => {
      const { by, fileName, bytes } = row.content as KeptTemplate
      const of = digestIn(row.digest)
      const at = iso(row.loadedAt)
      return {
        digest: of,
        fileName,
        bytes,
        by: personOf(names, by),
        at,
        current: origin === 'company' && of === digest,
      }
    })
    templates.push({ language, digest, origin, versions })
  }
  return {
    templates,
    tags: [...labelsOf(formsOf(ctx))].map(([tag, label]) => ({ tag, label })),
    pdf: ctx.pdf.available,
    can: (await mayAsCounsel(ctx.db.read, actor, 'change_templates')) ? ['change_templates'] : [],
  }
}
