/**
 * Styles of the shipped template. Body in 仿宋, group rows in 黑体, title in 小标宋 or 宋体, as government forms are set
 * (GB/T 9704-2012); the font table names stand-ins, so the form keeps its look where those fonts are not installed.
 */
export const styles = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋')}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="340" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  style('Normal', 'Normal', '', '', true),
  style(
    'Title',
    'Title',
    '<w:jc w:val="center"/><w:spacing w:line="600" w:lineRule="atLeast"/>',
    `${fonts('方正小标宋简体')}<w:b/><w:sz w:val="40"/>`,
  ),
  style('Subtitle', 'Subtitle', '<w:jc w:val="center"/>', `${fonts('楷体')}<w:sz w:val="28"/>`),
  style(
    'Letterhead',
    'Letterhead',
    '<w:jc w:val="center"/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="6" w:color="000000"/></w:pBdr>',
    `${fonts('黑体')}<w:spacing w:val="40"/><w:sz w:val="30"/>`,
  ),
  style('Group', 'Group', '<w:keepNext/>', `${fonts('黑体')}<w:b/>`),
  style('Label', 'Label', '', ''),
  style('Header', 'header', '', '<w:sz w:val="20"/>'),
  style('Footer', 'footer', '<w:jc w:val="center"/>', '<w:sz w:val="21"/>'),
].join('')}`

const standIns: [string, string, string][] = [
  ['仿宋', 'FangSong,FangSong_GB2312,仿宋_GB2312,STFangsong,Noto Serif CJK SC', 'auto'],
  ['黑体', 'SimHei,STHeiti,Noto Sans CJK SC', 'auto'],
  ['楷体', 'KaiTi,KaiTi_GB2312,STKaiti,Noto Serif CJK SC', 'auto'],
  ['方正小标宋简体', 'FZXiaoBiaoSong-B05S,SimSun,宋体,STSong,Noto Serif CJK SC', 'auto'],
  ['Times New Roman', 'Liberation Serif,Noto Serif CJK SC', 'roman'],
]

export const fontTable = standIns
  .map(
    ([name, others, family]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')

function fonts(eastAsia: string): string {
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${eastAsia}"/>`
}

function style(id: string, name: string, paragraph: string, run: string, first = false): string {
  const based = first ? '' : '<w:basedOn w:val="Normal"/>'
  return `<w:style w:type="paragraph" ${first ? 'w:default="1" ' : ''}w:styleId="${id}"><w:name w:val="${name}"/>${based}<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
}
