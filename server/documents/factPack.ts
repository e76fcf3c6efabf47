import { inZone, legalZone } from '../rules/calendar.ts'
import type { FactPack } from '../rules/factPack.ts'
import { factPackWords } from '../rules/factPackWords.ts'
import type { Language, Wording } from '../rules/facts.ts'
import { computed, paragraph, row, table, watermark } from './ooxml.ts'
import { wordPackage } from './wordPackage.ts'
import { xmlText } from './xmlText.ts'

export interface PackSheet {
  pack: FactPack
  /** The customer it is for. */
  to: string
  company: string
  number: string
  /** Number of the fact sheet it was read from. */
  sheet: number
  /** Epoch ms. */
  at: number
  drill: boolean
  groupNames: ReadonlyMap<string, Wording>
}

interface Line {
  label: string
  value: string
}

/** What the pack says, line by line: who it is for, then fact by fact. */
function linesOf(sheet: PackSheet, language: Language): { head: Line[]; facts: Line[] } {
  const w = factPackWords[language]
  return {
    head: [
      { label: w.to, value: sheet.to },
      { label: w.from, value: sheet.company },
      { label: w.number, value: sheet.number },
      { label: w.at, value: `${inZone(sheet.at, legalZone)} (${w.sheet(sheet.sheet)})` },
    ],
    facts: sheet.pack.rows.map(({ key, group, value, withheld }) => {
      const name = sheet.groupNames.get(group)
      const of = group ? ` (${name?.[language] ?? name?.['zh-CN'] ?? group})` : ''
      return {
        label: `${w.facts[key] ?? key}${of}`,
        value: withheld ? w.withheld : (value ?? w.toVerify),
      }
    }),
  }
}

/** As plain text, one fact a paragraph. */
export function packText(sheet: PackSheet, language: Language): string {
  const w = factPackWords[language]
  const { head, facts } = linesOf(sheet, language)
  const colon = language === 'en' ? ': ' : '：'
  const say = ({ label, value }: Line) => `${label}${colon}${value}`
  const top = sheet.drill ? [w.drill, ''] : []
  return [...top, w.title, '', ...head.map(say), '', ...facts.map(say), '', w.note, ''].join('\n')
}

const columns = [2608, 6464] as const

/** As a Word document: A4, a table of label and value, a mark on every page of a drill. */
export function packDocument(sheet: PackSheet, language: Language): Buffer {
  const w = factPackWords[language]
  const { head, facts } = linesOf(sheet, language)
  const rows = [...head, ...facts].map(({ label, value }) =>
    row([
      { width: columns[0], fill: 'F5F5F5', content: paragraph(xmlText(label), { style: 'Label' }) },
      {
        width: columns[1],
        content: value
          .split('\n')
          .map((line) => paragraph(xmlText(line)))
          .join(''),
      },
    ]),
  )
  const drill = {
    style: 'Header',
    align: 'center',
    bold: true,
    color: '5A2CA6',
    more: watermark(w.mark),
  } as const
  return wordPackage({
    body: [
      paragraph(xmlText(w.title), { style: 'Title', before: 120, after: 200 }),
      table(columns, rows),
      paragraph(xmlText(w.note), { before: 160 }),
      section,
    ].join(''),
    header:
      (sheet.drill ? paragraph(w.drill, drill) : '') +
      paragraph(xmlText(sheet.number), { style: 'Header', align: 'right' }),
    footer: `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${computed('PAGE')}</w:p>`,
  })
}

/** A4 with the margins of GB/T 9704. */
const section =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1304" w:bottom="1417" w:left="1531" w:header="794" w:footer="794" w:gutter="0"/></w:sectPr>'
