import type { Context } from '../../context.ts'
import { type ReportDocument, reportDocumentFormat } from '../../contract/reportDocument.ts'
import type { ReportView } from '../../contract/reports.ts'
import { renderReport } from '../../documents/docx.ts'
import { PdfFailed } from '../../documents/pdf.ts'
import { TemplateFaults } from '../../documents/wordTemplate.ts'
import { conflict } from '../../problem.ts'
import type { Language } from '../../rules/facts.ts'
import { plainText } from '../../rules/report.ts'
import type { ReportText } from '../../rules/reportText.ts'
import type { WorldKind } from '../../rules/world.ts'
import { formsOf } from './line.ts'
import { wordTemplate } from './wordTemplates.ts'

export type Format = 'docx' | 'pdf' | 'txt' | 'json'

export interface Exported {
  name: string
  type: string
  content: Buffer
}

interface Exportable {
  text: ReportText
  view: ReportView
  world: WorldKind
}

/** A report as a file. Outside the real world every format says that it is an exercise, in its name too. */
export async function exportReport(
  ctx: Context,
  report: Exportable,
  { format, language }: { format: Format; language: Language },
): Promise<Exported> {
  const stage = report.view.stageName[language] ?? report.view.stage
  const name = [...(report.world === 'real' ? [] : [exercise[language]]), report.view.name, stage].join(' ')
  return { name: `${name}.${format}`, ...(await writers[format](ctx, report, language)) }
}

type Written = Omit<Exported, 'name'>
type Writer = (ctx: Context, report: Exportable, language: Language) => Written | Promise<Written>

const writers: Record<Format, Writer> = {
  docx: async (ctx, report, language) => ({
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: await asWord(ctx, report, language),
  }),
  pdf: async (ctx, report, language) => ({
    type: 'application/pdf',
    content: await asPdf(ctx, await asWord(ctx, report, language)),
  }),
  txt: (_, { text, world }, language) => ({
    type: 'text/plain; charset=utf-8',
    content: Buffer.from(`${world === 'real' ? '' : `${warning[language]}\n`}${plainText(text[language])}`),
  }),
  json: (_, { view, world }) => ({
    type: 'application/json; charset=utf-8',
    content: Buffer.from(`${JSON.stringify(reportDocument(view, world), null, 2)}\n`),
  }),
}

const exercise: Record<Language, string> = { 'zh-CN': '演练', en: 'DRILL' }
const warning: Record<Language, string> = {
  'zh-CN': '演练文件，不是真实事件，不得对外报送',
  en: 'Exercise only. Not a real incident. Not for submission',
}

/** What the report says and who answers for it, without what only the page needs. */
export function reportDocument(view: ReportView, world: WorldKind): ReportDocument {
  const { can: _, clocks: __, urgent: ___, places: ____, mustBeNamed: _____, more: ______, ...kept } = view
  return {
    format: reportDocumentFormat,
    world,
    ...kept,
    filings: view.filings.map(({ can: _______, ...filing }) => filing),
  }
}

async function asWord(ctx: Context, { text, world }: Exportable, language: Language): Promise<Buffer> {
  const { bytes } = await wordTemplate(ctx, language)
  const options = { forms: formsOf(ctx), drill: world !== 'real' }
  return written(() => renderReport(bytes, text[language], options))
}

/** What keeps a PDF from being made is said; the Word document is there all the same. */
async function asPdf(ctx: Context, docx: Buffer): Promise<Buffer> {
  try {
    return await ctx.pdf.make(docx)
  } catch (error) {
    if (!(error instanceof PdfFailed)) throw error
    throw conflict(`pdf_${error.reason}`, `No PDF: ${error.reason}.`)
  }
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
