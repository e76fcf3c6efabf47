import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderReport } from '../../server/documents/docx.ts'
import { createPdfMaker, findConverter } from '../../server/documents/pdf.ts'
import type { Language } from '../../server/rules/facts.ts'
import { fillReport } from '../../server/rules/report.ts'
import { cacForm, fullSheet, names } from './incident.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fenghuo-pdftest-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function docx(language: Language, drill: boolean): Buffer {
  const template = readFileSync(new URL(`../../templates/reports/report.${language}.docx`, import.meta.url))
  const material = {
    sheet: fullSheet,
    profile: { name: '示例云科技有限公司' },
    acts: { reportNumber: 'PI-2026-014-R1' },
    names,
  }
  const filled = fillReport(cacForm, material, { stage: 'first', language })
  return renderReport(template, filled, { forms: [cacForm], drill })
}

/** Text of each page, as a reader of the PDF sees it. */
function pagesOf(pdf: Buffer): string[] {
  const path = join(folder, 'report.pdf')
  writeFileSync(path, pdf)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
}

/** A program that stands in for the converter. */
function program(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

describe('a real converter', () => {
  const maker = createPdfMaker({ program: findConverter() })
  afterAll(() => maker.stop())

  test.each([
    ['zh-CN', false, ['网络安全事件信息报告表', '影响人数', '待核实', '示例云科技有限公司'], '演练文件'],
    [
      'en',
      true,
      ['Network security incident report', 'People affected', 'Exercise only. Not a real incident'],
      '演练',
    ],
  ] as const)(
    '%s, drill %s: every page can be read',
    async (language, drill, said, unsaid) => {
      const pdf = await maker.make(docx(language, drill))
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      const pages = pagesOf(pdf)
      const text = pages.join('\n').replace(/\s+/g, ' ')
      for (const words of said) expect(text).toContain(words)
      expect(text).not.toContain(unsaid)
      expect(text).not.toMatch(/[{}]/)
      if (drill) for (const page of pages) expect(page).toContain('Exercise only')
    },
    120_000,
  )
})

test('without a converter it says so', async () => {
  const maker = createPdfMaker({ program: undefined })
  expect(maker.available).toBe(false)
  await expect(maker.make(Buffer.alloc(0))).rejects.toMatchObject({ reason: 'absent' })
})

test('one that hangs is ended, with what it started; the next document is made all the same', async () => {
  const marker = join(folder, 'hung')
  const slow = program(
    'slow',
    `if [ ! -e "${marker}" ]; then touch "${marker}"; sleep 600; fi
for last; do :; done
printf %s '%PDF-1.7' > "\${last%.docx}.pdf"`,
  )
  const maker = createPdfMaker({ program: slow, timeoutMs: 700 })
  await expect(maker.make(Buffer.from('a'))).rejects.toMatchObject({ reason: 'timeout' })
  expect((await maker.make(Buffer.from('b'))).toString()).toBe('%PDF-1.7')
  await maker.stop()
})

test('one document at a time, and more than may wait are told to come back', async () => {
  const busy = join(folder, 'busy')
  const careful = program(
    'careful',
    `mkdir "${busy}" || exit 9
for last; do :; done
cp "$last" "\${last%.docx}.pdf"; rmdir "${busy}"`,
  )
  const maker = createPdfMaker({ program: careful, waiting: 3 })
  const asked = ['1', '2', '3', '4'].map((text) =>
    maker.make(Buffer.from(text)).catch((error) => error.reason),
  )
  expect((await Promise.all(asked)).map(String)).toEqual(['1', '2', '3', 'busy'])
  await maker.stop()
})
