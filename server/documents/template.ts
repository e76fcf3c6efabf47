import type { Language } from '../rules/facts.ts'
import { computed, paragraph, row, run, table, watermark } from './ooxml.ts'
import { wordPackage } from './wordPackage.ts'

const words = {
  'zh-CN': {
    drill: '演练文件，不是真实事件，不得对外报送',
    mark: '演练',
    unit: '报告单位（盖章）',
    drafter: '报告人',
    signer: '签发人',
    date: '报告时间',
    seal: '（盖章处）',
    note: '注：「待核实」的内容，查清后以续报补报。',
    page: ['第 ', ' 页　共 ', ' 页'],
    number: '编号：',
  },
  en: {
    drill: 'Exercise only. Not a real incident. Not for submission',
    mark: 'DRILL',
    unit: 'Reporting unit (seal)',
    drafter: 'Drafted by',
    signer: 'Signed off by',
    date: 'Time of report',
    seal: '(seal)',
    note: 'Note: items "to be verified" follow in a supplementary report.',
    page: ['Page ', ' of ', ''],
    number: 'No. ',
  },
} as const

const columns = [2608, 6464] as const
const full = columns[0] + columns[1]

/** The shipped report form: A4, a table of label and value, signature and seal, page numbers, a mark for drills. */
export function makeTemplate(language: Language): Buffer {
  return wordPackage({
    body: `${body(language)}${section}`,
    header: header(language),
    footer: footer(language),
  })
}

function body(language: Language): string {
  const w = words[language]
  const label = paragraph('{#fields}{label}', { style: 'Label' })
  const value = paragraph('{value}{/fields}{/groups}')
  const heading = paragraph('{#groups}{heading}', { style: 'Group' })
  const rows = [
    row([{ width: full, span: 2, fill: 'EDEDED', content: heading }]),
    row(
      [
        { width: columns[0], content: label },
        { width: columns[1], content: value },
      ],
      { keep: false },
    ),
  ]
  return [
    paragraph('{letterhead}', { style: 'Letterhead', after: 240 }),
    paragraph('{title}', { style: 'Title', before: 120 }),
    paragraph('{subtitle}', { style: 'Subtitle', after: 200 }),
    table(columns, rows),
    paragraph(w.note, { before: 120, after: 240 }),
    signatures(language),
  ].join('')
}

function signatures(language: Language): string {
  const w = words[language]
  const cells = (label: string, content: string) => [
    { width: columns[0], content: paragraph(label) },
    { width: columns[1], content },
  ]
  const seal = paragraph('{unit}') + paragraph(w.seal, { align: 'right', color: '7F7F7F', before: 480 })
  const rows = [
    row(cells(w.drafter, paragraph('{draftedBy}')), { height: 567 }),
    row(cells(w.signer, paragraph('{signedBy}')), { height: 680 }),
    row(cells(w.unit, seal), { height: 1701 }),
    row(cells(w.date, paragraph('{submittedAt}')), { height: 567 }),
  ]
  return table(columns, rows) + paragraph('')
}

function header(language: Language): string {
  const w = words[language]
  const lines = [
    paragraph('{#drill}'),
    paragraph(w.drill, {
      style: 'Header',
      align: 'center',
      bold: true,
      color: '5A2CA6',
      more: watermark(w.mark),
    }),
    paragraph('{/drill}'),
    paragraph(`${w.number}{number}`, { style: 'Header', align: 'right' }),
  ]
  return lines.join('')
}

function footer(language: Language): string {
  const [before, between, after] = words[language].page
  return `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(before)}${computed('PAGE')}${run(between)}${computed('NUMPAGES')}${run(after)}</w:p>`
}

/** A4 with the margins of GB/T 9704: 28 mm at the left, 26 mm at the right. */
const section =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1304" w:bottom="1417" w:left="1531" w:header="794" w:footer="794" w:gutter="0"/></w:sectPr>'
