import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importFile } from '../../server/audience/import.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { openTable, type TableRow, Unreadable } from '../../server/audience/table.ts'
import { makeHome } from '../peers/people.ts'

let home: ReturnType<typeof makeHome>
beforeEach(() => {
  home = makeHome()
})
afterEach(() => home.remove())

async function read(content: string | Uint8Array) {
  const { encoding, rows } = await openTable(home.file('upload', content))
  const found: TableRow[] = []
  for await (const row of rows) found.push(row)
  return { encoding, rows: found }
}

describe('lines of JSON', () => {
  test('columns are the keys of all lines; numbers and truths are written out, null is empty', async () => {
    const lines = ['{"name":"甲","phone":15400000001}', '{"name":null,"email":"a@x.example","minor":true}']
    expect(await read(lines.join('\n'))).toEqual({
      encoding: 'ndjson',
      rows: [
        { row: 1, cells: ['name', 'phone', 'email', 'minor'] },
        { row: 2, cells: ['甲', '15400000001', '', ''] },
        { row: 3, cells: ['', '', 'a@x.example', 'true'] },
      ],
    })
  })

  test('a line that is no object is a bad row, and the others stay', async () => {
    const { rows } = await read('{"ref":"u1"}\n["u2"]\n{"ref":"u3"\n\n{"ref":"u4"}\n')
    expect(rows.map(({ row, fault }) => [row, fault])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'not_json'],
      [4, 'not_json'],
      [5, undefined],
      [6, undefined],
    ])
  })

  test('a CSV whose first cell begins with a brace is still a CSV', async () => {
    expect((await read('{{7*7}},phone\n1,2\n')).encoding).toBe('utf-8')
  })
})

describe('a workbook', () => {
  test('as LibreOffice saves it, numbers typed as numbers', async () => {
    copyFileSync('test/fixtures/people.xlsx', join(home.folder, 'people.xlsx'))
    const store = openIncidentStore(home, 'i1')
    const path = join(home.folder, 'people.xlsx')
    const batch = await importFile({ store, batch: { id: 'b1', name: 'b1', path }, now: 0 })
    expect(batch).toMatchObject({ state: 'done', encoding: 'xlsx', rows: 5, added: 4, errors: 1 })
    const people = await store.listPeople(0, 10)
    expect(people.map(({ phone, name }) => [phone, name])).toEqual([
      ['+8615400000001', '测试甲'],
      ['+8615400000002', '测试乙\n二行'],
      ['+8615400000003', ''],
      ['+8615400000004', '<script>'],
    ])
    expect(await store.listErrors(batch.no, 0, 10)).toEqual([{ row: 6, field: 'phone', code: 'not_mobile' }])
    store.close()
  })

  const sheet = (rows: string) => `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
  const row = (r: number, cells: string) => `<x:row r="${r}">${cells}</x:row>`

  test('the first visible sheet; skipped cells and rows; exponents; texts in place; pronunciation left out', async () => {
    const rows =
      row(
        2,
        '<x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="inlineStr"><x:is><x:t>ref</x:t></x:is></x:c>',
      ) + row(5, '<x:c r="A5"><x:v>1.5400000001E10</x:v></x:c><x:c r="AA5" t="str"><x:v>end</x:v></x:c>')
    const { rows: found } = await read(workbook(sheet(rows)))
    expect(found).toEqual([
      { row: 2, cells: ['手机', '', 'ref'] },
      { row: 5, cells: ['15400000001', ...Array(25).fill(''), 'end'] },
    ])
  })

  test.each([
    ['a sheet that breaks off', sheet(row(1, '<x:c r="A1"><x:v>1')).slice(0, 60), 'unreadable'],
    ['rows that go backwards', sheet(row(3, '') + row(2, '')), 'unreadable'],
    ['more rows than a sheet can have', sheet(row(1_048_577, '')), 'unreadable'],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]), 'unreadable'],
    ['a bomb', Buffer.alloc(110_000_000, ' '), 'too_large'],
  ])('%s is refused', async (_, content, code) => {
    await expect(read(workbook(content))).rejects.toEqual(new Unreadable(code))
  })

  test('a zip that is no workbook is refused, and so is half a zip', async () => {
    const zip = new PizZip().file('a.txt', 'a').generate({ type: 'uint8array' })
    await expect(read(zip)).rejects.toEqual(new Unreadable('unreadable'))
    await expect(read(workbook(sheet('')).subarray(0, 300))).rejects.toEqual(new Unreadable('unreadable'))
  })

  function workbook(content: string | Buffer): Uint8Array {
    const zip = new PizZip()
    zip.file(
      'xl/workbook.xml',
      '<workbook xmlns:r="r"><sheets><sheet name="a" state="hidden" r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>',
    )
    zip.file(
      'xl/_rels/workbook.xml.rels',
      '<Relationships><Relationship Id="r2" Target="worksheets/two.xml"/><Relationship Id="r1" Target="worksheets/one.xml"/></Relationships>',
    )
    zip.file(
      'xl/sharedStrings.xml',
      '<sst><si><r><t>手</t></r><r><t>机</t></r><rPh><t>shouji</t></rPh></si></sst>',
    )
    zip.file('xl/worksheets/one.xml', sheet(''))
    zip.file('xl/worksheets/two.xml', content)
    return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
  }
})
