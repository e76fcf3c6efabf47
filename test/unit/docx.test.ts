import { readFileSync } from 'node:fs'
import PizZip from 'pizzip'
import { expect, test } from 'vitest'
import { renderReport } from '../../server/documents/docx.ts'
import { lintTemplate } from '../../server/documents/lint.ts'
import { makeTemplate } from '../../server/documents/template.ts'
import { TemplateFaults } from '../../server/documents/wordTemplate.ts'
import type { Language } from '../../server/rules/facts.ts'
import { type FilledReport, fillReport } from '../../server/rules/report.ts'
import { cacForm, fact, fullSheet, names } from './incident.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url))
const shipped = (language: Language) => read(`../../templates/reports/report.${language}.docx`)
const resaved = read('./fixtures/report.zh-CN.libreoffice.docx')

// Braces, markup, an entity, emoji, a rare character, right-to-left text, and controls that XML cannot hold.
const hostile =
  '{a} {{7*7}} {#groups} <w:p> &amp; "引号" 😀 𠮷 محمد \u0000\u0007响\u001b 第一行\r\n第二行\ud800'
const survives = '{a} {{7*7}} {#groups} <w:p> &amp; "引号" 😀 𠮷 محمد 响 第一行\n第二行'

const filledIn = (language: Language): FilledReport =>
  fillReport(
    cacForm,
    {
      sheet: [...fullSheet, fact('systems', [hostile]), fact('lossYuan', null)],
      profile: { name: '示例云科技有限公司', contactPhone: '400-000-0000' },
      acts: { reportNumber: 'PI-2026-014-R1', ordinal: '第 1 次', drafter: '孙博', signer: '李慎行' },
      entries: { hosting: hostile },
      names,
    },
    { stage: 'first', language },
  )
const render = (template: Buffer, language: Language = 'zh-CN', drill = false) =>
  renderReport(template, filledIn(language), { forms: [cacForm], drill })

/** What a reader sees, part by part: paragraphs and line breaks as lines. */
function textOf(document: Buffer, part = 'word/document.xml'): string {
  const xml = new PizZip(document).file(part)!.asText()
  return xml
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}
const headerOf = (document: Buffer) => {
  const name = Object.keys(new PizZip(document).files).find((n) => /^word\/header\d*\.xml$/.test(n))!
  return textOf(document, name)
}
/** The same document with another body. */
function withBody(change: (xml: string) => string, template = shipped('zh-CN')): Buffer {
  const zip = new PizZip(template)
  zip.file('word/document.xml', change(zip.file('word/document.xml')!.asText()))
  return zip.generate({ type: 'nodebuffer' })
}

test.each<[string, Buffer, Language]>([
  ['zh-CN as shipped', shipped('zh-CN'), 'zh-CN'],
  ['en as shipped', shipped('en'), 'en'],
  ['zh-CN saved again by LibreOffice', resaved, 'zh-CN'],
])('%s holds every value, in order, and no tag is left over', (_name, template, language) => {
  const text = textOf(render(template, language))
  let at = 0
  for (const { label, shown } of filledIn(language).fields) {
    const clean = shown === hostile ? survives : shown
    at = text.indexOf(label, at)
    expect(at, label).toBeGreaterThan(-1)
    expect(text.indexOf(clean, at), clean).toBeGreaterThan(-1)
  }
  expect(text.replaceAll(survives, '')).not.toMatch(/[{}]/)
  expect(text).toContain(language === 'zh-CN' ? '待核实' : 'to be verified')
})

test('what a person typed comes through literally; only what XML cannot hold is dropped', () => {
  const document = render(shipped('zh-CN'))
  expect(textOf(document)).toContain(survives)
  expect(textOf(document)).not.toContain('\ufffd')
  const xml = new PizZip(document).file('word/document.xml')!.asText()
  expect(xml).toMatch(/第一行<\/w:t>(?:<\/w:r><w:r>)?(?:<w:rPr>.*?<\/w:rPr>)?<w:br\/>/)
  expect(xml).not.toMatch(/\p{Cc}(?<![\n\t])|\ufffe|\uffff/u)
})

test.each([
  ['as shipped', shipped('zh-CN')],
  ['saved again', resaved],
])('a drill carries its mark on every page, %s; the real thing none', (_name, template) => {
  const drill = render(template, 'zh-CN', true)
  expect(headerOf(drill)).toContain('演练文件')
  const headers = Object.keys(new PizZip(drill).files).filter((n) => /^word\/header\d*\.xml$/.test(n))
  expect(headers.some((n) => new PizZip(drill).file(n)!.asText().includes('string="演练"'))).toBe(true)
  const real = render(template)
  expect(headers.some((n) => new PizZip(real).file(n)!.asText().includes('演练'))).toBe(false)
  expect(headerOf(real)).toContain('编号：PI-2026-014-R1')
})

test('a tag that Word has split over several runs is still one tag', () => {
  const split = withBody((xml) =>
    xml.replace('{title}', '{ti</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tle}'),
  )
  expect(textOf(render(split))).toContain('网络安全事件信息报告表')
})

test('a company template may name fields by key; one of another stage reads as not applicable', () => {
  const own = withBody((xml) => xml.replace('{subtitle}', '人数：{people}；教训：{lessons}。'))
  expect(lintTemplate(own, [cacForm])).toEqual([])
  expect(textOf(render(own))).toContain('人数：约 128.4 万人（1,210,000 至 1,420,000 人）；教训：—。')
})

test('the shipped templates are what the command makes, and have no fault', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const [made, kept] = [new PizZip(makeTemplate(language)), new PizZip(shipped(language))]
    expect(Object.keys(kept.files)).toEqual(Object.keys(made.files))
    for (const name of Object.keys(made.files))
      expect(kept.file(name)!.asText(), name).toBe(made.file(name)!.asText())
    expect(lintTemplate(shipped(language), [cacForm])).toEqual([])
  }
  expect(lintTemplate(resaved, [cacForm])).toEqual([])
})

test('the lint names every broken tag at once', () => {
  const broken = withBody((xml) =>
    xml.replace('{title}', '{title').replace('{subtitle}', '{/nothing} {subtitle}'),
  )
  const faults = lintTemplate(broken, [cacForm])
  expect(faults.map((f) => [f.code, f.tag])).toEqual(
    expect.arrayContaining([
      ['unclosed_tag', expect.stringContaining('title')],
      ['unopened_loop', 'nothing'],
    ]),
  )
  expect(faults.every((f) => f.part === 'word/document.xml' && f.message)).toBe(true)
})

test('the lint names every tag that no field fills; rendering refuses it too', () => {
  const wrong = withBody((xml) =>
    xml.replace('{title}', '{titel} {constructor} {people.best} {7*7} {toString}'),
  )
  const tags = ['titel', 'constructor', 'people.best', '7*7', 'toString']
  expect([...new Set(lintTemplate(wrong, [cacForm]).map((f) => `${f.code} ${f.tag}`))].sort()).toEqual(
    tags.map((tag) => `unknown_tag ${tag}`).sort(),
  )
  expect(() => render(wrong)).toThrow(TemplateFaults)
})

test('every fault is named at once: where it stands, and what was perhaps meant', () => {
  const wrong = withBody((xml) =>
    xml
      .replace('{title}', '{titel} 与 {peopel}')
      .replace('{subtitle}', '{subtitle')
      .replace('{#groups}{heading}', '{heading}')
      .replace('{/groups}', ''),
  )
  const faults = lintTemplate(withoutDrillMark(wrong), [cacForm])
  expect(faults).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        code: 'unknown_tag',
        tag: 'titel',
        paragraph: '{titel} 与 {peopel}',
        near: expect.objectContaining({ tag: 'title' }),
      }),
      expect.objectContaining({
        code: 'unknown_tag',
        tag: 'peopel',
        near: { tag: 'people', label: expect.objectContaining({ 'zh-CN': '影响人数' }) },
      }),
      expect.objectContaining({ code: 'unclosed_tag', paragraph: '{subtitle' }),
      expect.objectContaining({ code: 'no_drill_mark' }),
      expect.objectContaining({ code: 'not_printed', tag: 'measuresTaken' }),
    ]),
  )
  expect(faults.filter(({ code }) => code === 'not_printed').map(({ tag }) => tag)).not.toContain('remark')
})

/** The header as a lawyer in a hurry would leave it. */
function withoutDrillMark(template: Buffer): Buffer {
  const zip = new PizZip(template)
  const header = zip.file('word/header1.xml')!.asText()
  zip.file('word/header1.xml', header.replace('{#drill}', '').replace('{/drill}', ''))
  return zip.generate({ type: 'nodebuffer' })
}

test('content loaded from elsewhere is a fault', () => {
  const zip = new PizZip(shipped('zh-CN'))
  const name = 'word/_rels/document.xml.rels'
  const remote =
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://tracker.example/t.dotx" TargetMode="External"/></Relationships>'
  zip.file(name, zip.file(name)!.asText().replace('</Relationships>', remote))
  const [fault] = lintTemplate(zip.generate({ type: 'nodebuffer' }), [cacForm])
  expect(fault).toMatchObject({
    code: 'external',
    part: name,
    message: 'loads https://tracker.example/t.dotx',
  })
})

test.each([
  ['text', Buffer.from('not a zip')],
  ['nothing', Buffer.alloc(0)],
  ['another zip', new PizZip().file('a.txt', 'a').generate({ type: 'nodebuffer' })],
])('%s is no Word document', (_name, bytes) => {
  expect(lintTemplate(bytes, [cacForm]).map((f) => f.code)).toEqual(['not_docx'])
})
