import PizZip from 'pizzip'
import { part } from './ooxml.ts'
import { fontTable, styles } from './styles.ts'

interface Parts {
  /** With its section at the end, which refers to the header as rId4 and to the footer as rId5. */
  body: string
  header: string
  footer: string
  /** Beside the shipped ones. */
  moreStyles?: string
}

/** The parts of a document as one file. The date of its entries is fixed: the same parts are the same bytes. */
export function wordPackage({ body, header, footer, moreStyles = '' }: Parts): Buffer {
  const zip = new PizZip()
  const date = new Date(Date.UTC(2026, 0, 1))
  const put = (name: string, xml: string) => zip.file(name, xml, { date })
  put('[Content_Types].xml', contentTypes)
  put('_rels/.rels', relations([['officeDocument', 'word/document.xml']]))
  put('word/_rels/document.xml.rels', relations(inner))
  put('word/document.xml', part('document', `<w:body>${body}</w:body>`))
  put('word/styles.xml', part('styles', styles + moreStyles))
  put('word/fontTable.xml', part('fonts', fontTable))
  put(
    'word/settings.xml',
    part(
      'settings',
      '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>',
    ),
  )
  put('word/header1.xml', part('hdr', header))
  put('word/footer1.xml', part('ftr', footer))
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

const inner: [string, string][] = [
  ['styles', 'styles.xml'],
  ['fontTable', 'fontTable.xml'],
  ['settings', 'settings.xml'],
  ['header', 'header1.xml'],
  ['footer', 'footer1.xml'],
]

function relations(targets: readonly [string, string][]): string {
  const each = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const override = (name: string, type: string) =>
  `<Override PartName="/word/${name}.xml" ContentType="${wordType}.${type}+xml"/>`
const contentTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('document', 'document.main')}${override('styles', 'styles')}${override('fontTable', 'fontTable')}${override('settings', 'settings')}${override('header1', 'header')}${override('footer1', 'footer')}</Types>`
