import type { Context } from '../../context.ts'
import type { ReportView } from '../../contract/reports.ts'
import { renderReport } from '../../documents/docx.ts'
import { TemplateFaults } from '../../documents/wordTemplate.ts'
import { conflict } from '../../problem.ts'
import type { Language } from '../../rules/facts.ts'
import { plainText } from '../../rules/report.ts'
import type { ReportForm } from '../../rules/reportForm.ts'
import type { ReportText } from '../../rules/reportText.ts'
import type { WorldKind } from '../../rules/world.ts'

export type Format = 'docx' | 'txt' | 'json'

export interface Exported {
  name: string
  type: string
  content: Buffer
}

interface Exportable {
  form: ReportForm
  text: ReportText
  view: ReportView
  world: WorldKind
}

/** A report as a file. Outside the real world every format says that it is an exercise, in its name too. */
export function exportReport(
  ctx: Context,
  report: Exportable,
  { format, language }: { format: Format; language: Language },
): Exported {
  const stage = report.view.stageName[language] ?? report.view.stage
  const name = [...(report.world === 'real' ? [] : [exercise[language]]), report.view.name, stage].join(' ')
  return { name: `${name}.${format}`, ...writers[format](ctx, report, language) }
}

type Writer = (ctx: Context, report: Exportable, language: Language) => Omit<Exported, 'name'>

const writers: Record<Format, Writer> = {
  docx: (ctx, { form, text, world }, language) => ({
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: written(() =>
      renderReport(wordTemplate(ctx, language), text[language], { form, drill: world !== 'real' }),
    ),
  }),
  txt: (_, { text, world }, language) => ({
    type: 'text/plain; charset=utf-8',
    content: Buffer.from(`${world === 'real' ? '' : `${warning[language]}\n`}${plainText(text[language])}`),
  }),
  json: (_, { view, world }) => ({
    type: 'application/json; charset=utf-8',
    content: Buffer.from(`${JSON.stringify({ world, ...plain(view) }, null, 2)}\n`),
  }),
}

const exercise: Record<Language, string> = { 'zh-CN': '演练', en: 'DRILL' }
const warning: Record<Language, string> = {
  'zh-CN': '演练文件，不是真实事件，不得对外报送',
  en: 'Exercise only. Not a real incident. Not for submission',
}

/** What the report says and who answers for it, without what only the page needs. */
function plain({ can: _, clocks: __, urgent: ___, filings, ...view }: ReportView) {
  return { ...view, filings: filings.map(({ can: ____, ...filing }) => filing) }
}

function wordTemplate(ctx: Context, language: Language): Buffer {
  const path = `reports/report.${language}.docx`
  const file = ctx.templates.files.find((one) => one.path === path)
  if (!file) throw new Error(`no template ${path}`)
  return file.bytes
}

/** The company's own template may be broken: its faults are named, and nothing else is lost. */
function written(write: () => Buffer): Buffer {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof TemplateFaults)) throw error
    throw conflict('template_faults', error.message, { templateFaults: error.faults })
  }
}
