/** The few pieces of WordprocessingML that the shipped template is made of (ECMA-376, transitional). */

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'

export const part = (root: string, inner: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${namespaces}>${inner}</w:${root}>`

export interface Look {
  style?: string
  align?: 'left' | 'center' | 'right' | 'both'
  bold?: boolean
  color?: string
  /** Twentieths of a point. */
  before?: number
  after?: number
  /** Further runs. */
  more?: string
}

/** One paragraph. `text` is XML-safe by construction: only the templates' own words and tags are put in. */
export function paragraph(text: string, look: Look = {}): string {
  const spacing = `<w:spacing w:before="${look.before ?? 0}" w:after="${look.after ?? 0}"/>`
  const style = look.style ? `<w:pStyle w:val="${look.style}"/>` : ''
  const align = look.align ? `<w:jc w:val="${look.align}"/>` : ''
  return `<w:p><w:pPr>${style}${spacing}${align}</w:pPr>${run(text, look)}${look.more ?? ''}</w:p>`
}

export function run(text: string, { bold, color }: Look = {}): string {
  const properties = `${bold ? '<w:b/>' : ''}${color ? `<w:color w:val="${color}"/>` : ''}`
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A field that Word computes: PAGE, NUMPAGES. */
export const computed = (code: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

export interface Cell {
  /** Width in twentieths of a point. */
  width: number
  content: string
  span?: number
  fill?: string
}

/** `keep`: never cut by the end of a page; `head`: written again on every page. */
export function row(cells: readonly Cell[], { height = 454, keep = true, head = false } = {}): string {
  const inner = cells.map(
    ({ width, content, span, fill }) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}${
        fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : ''
      }<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`,
  )
  const rules = `${keep ? '<w:cantSplit/>' : ''}<w:trHeight w:val="${height}" w:hRule="atLeast"/>${head ? '<w:tblHeader/>' : ''}`
  return `<w:tr><w:trPr>${rules}</w:trPr>${inner.join('')}</w:tr>`
}

export function table(columns: readonly number[], rows: readonly string[]): string {
  const line = (side: string) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')
  const width = columns.reduce((sum, column) => sum + column, 0)
  const margins =
    '<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="113" w:type="dxa"/><w:bottom w:w="57" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar>'
  const grid = columns.map((column) => `<w:gridCol w:w="${column}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
}

/** A grey-violet word across the page, behind the text: WordArt, which Word and LibreOffice both draw. */
export const watermark = (word: string) =>
  `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="drill" o:spid="_x0000_s2049" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:150pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#e3d9f3" stroked="f"><v:textpath style="font-family:&quot;SimHei&quot;;font-size:1pt" string="${word}"/></v:shape></w:pict></w:r>`
