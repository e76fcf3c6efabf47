import { inZone, legalZone } from '../rules/calendar.ts'
import type { DutyChoice } from '../rules/dutyStanding.ts'
import type { Language } from '../rules/facts.ts'
import { type DutySheet, type PlaceRows, rowsOf } from './dutyTableRows.ts'
import { type DutyTableWords, dutyTableWords } from './dutyTableWords.ts'
import { computed, paragraph, row, run, table, watermark } from './ooxml.ts'
import { wordPackage } from './wordPackage.ts'

/** A4 lying: 25.7 cm of text in twentieths of a point, one width a column. */
const columns = [900, 2300, 1650, 2350, 1150, 2900, 700, 2000, 880] as const
const full = columns.reduce((sum, width) => sum + width, 0)

/** The table of duties as a Word document: one table a place, its head again on every page. */
export function dutyDocument(sheet: DutySheet, chosen: DutyChoice, language: Language): Buffer {
  const w = dutyTableWords[language]
  const places = rowsOf(sheet, chosen, language)
  return wordPackage({
    body: [
      paragraph(safe(`${w.title} ${sheet.number}`), { style: 'Subtitle', bold: true }),
      paragraph(safe(sheet.title), { align: 'center', after: 120 }),
      table(columns, [headRow(w), ...places.flatMap(placeRows)]),
      paragraph(safe(w.note), { style: 'Header', before: 120 }),
      section,
    ].join(''),
    header: header(sheet, w),
    footer: footer(w),
    moreStyles: cellStyle,
  })
}

const headRow = (w: DutyTableWords): string =>
  row(
    w.columns.map((word, at) => ({
      width: columns[at] ?? 0,
      fill: 'EDEDED',
      content: paragraph(safe(word), { style: 'Cell', bold: true }),
    })),
    { height: 340, head: true },
  )

const placeRows = ({ heading, rows }: PlaceRows): string[] => [
  row(
    [
      {
        width: full,
        span: columns.length,
        fill: 'F5F5F5',
        content: paragraph(safe(heading), { style: 'Cell', bold: true }),
      },
    ],
    {
      height: 320,
    },
  ),
  ...rows.map((texts) =>
    row(
      texts.map((text, at) => ({ width: columns[at] ?? 0, content: lines(text) })),
      { height: 320 },
    ),
  ),
]

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => paragraph(safe(line), { style: 'Cell' }))
    .join('')

function header(sheet: DutySheet, w: DutyTableWords): string {
  const drill = sheet.drill
    ? paragraph(safe(w.drill), {
        style: 'Header',
        align: 'center',
        bold: true,
        color: '5A2CA6',
        more: watermark(w.mark),
      })
    : ''
  const printed = w.printed(sheet.by, inZone(sheet.at, legalZone))
  const line = [sheet.number, w.sheet(sheet.sheet), printed].join(' · ')
  return drill + paragraph(safe(line), { style: 'Header', align: 'right' })
}

function footer({ page: [before, between, after] }: DutyTableWords): string {
  return `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run(before)}${computed('PAGE')}${run(between)}${computed('NUMPAGES')}${run(after)}</w:p>`
}

/** Nine columns need a smaller letter than a form. */
const cellStyle =
  '<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:line="240" w:lineRule="atLeast"/></w:pPr><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>'

const section =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1004" w:bottom="964" w:left="1004" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What people typed, as XML may hold it: no control characters, no lone surrogates. */
const safe = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '').replace(/[&<>"]/g, (char) => entities[char] as string)
