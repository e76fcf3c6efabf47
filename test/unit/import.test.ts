import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Fenced } from '../../db/store/fenced.ts'
import { type Audiences, createAudiences } from '../../server/audience/audiences.ts'
import { importFile } from '../../server/audience/import.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { emailOf, makeHome, peopleCsv, phoneOf } from '../peers/people.ts'
import { addRows, type Home, storeWith } from '../peers/telling.ts'

let home: Home
let audiences: Audiences
beforeEach(() => {
  home = makeHome()
  audiences = createAudiences(home)
})
afterEach(async () => {
  await audiences.stop()
  home.remove()
})

let files = 0
const load = (content: string | Uint8Array, id = `b${++files}`) =>
  audiences.import('i1', { id, name: `${id}.csv`, path: home.file(`${id}.csv`, content) })

/** GB18030 of a text; Node decodes it and does not encode it, so the table is turned round. */
function gb18030(text: string): Buffer {
  return Buffer.concat([...text].map((sign) => (sign < '\u0080' ? Buffer.from(sign) : twoBytes(sign))))
}
const table = new Map<string, Buffer>()
function twoBytes(sign: string): Buffer {
  if (!table.size) {
    const decoder = new TextDecoder('gb18030')
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++)
        table.set(decoder.decode(Buffer.from([high, low])), Buffer.from([high, low]))
    }
  }
  return table.get(sign)!
}

const chinese = '姓名,手机号,邮箱\n测试甲,15400000001,a@people.example\n测试乙,15400000002,b@people.example\n'
const utf16 = (text: string, big: boolean) =>
  big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le')

test.each([
  ['utf-8', 'UTF-8', Buffer.from(chinese)],
  ['utf-8', 'UTF-8 with a mark', Buffer.from(`\ufeff${chinese}`)],
  ['gb18030', 'as Excel in China saves it', gb18030(chinese)],
  ['utf-16le', 'UTF-16 with a mark', utf16(`\ufeff${chinese}`, false)],
  ['utf-16be', 'UTF-16, big end first', utf16(`\ufeff${chinese}`, true)],
  ['utf-16le', 'Excel’s "Unicode text", without a mark', utf16(chinese.replaceAll(',', '\t'), false)],
  ['utf-8', 'CRLF and semicolons', Buffer.from(chinese.replaceAll('\n', '\r\n').replaceAll(',', ';'))],
  ['utf-8', 'old Macintosh lines', Buffer.from(chinese.replaceAll('\n', '\r'))],
] as const)('%s: %s', async (encoding, _why, bytes) => {
  expect(await load(bytes)).toMatchObject({ state: 'done', encoding, rows: 2, added: 2, errors: 0 })
  expect((await audiences.person('i1', { id: 2 }, true))?.name).toBe('测试乙')
})

test('a GB18030 file whose first half megabyte is plain ASCII is still read as what it is', async () => {
  const plain = Array.from({ length: 20_000 }, (_, n) => `u${n},${emailOf(n)},A`).join('\n')
  const file = Buffer.concat([
    Buffer.from(`ref,email,name\n${plain}\n`),
    gb18030(`x1,x1@people.example,测试丙\n`),
  ])
  expect(await load(file)).toMatchObject({ encoding: 'gb18030', added: 20_001, errors: 0 })
  const late = await audiences.people('i1', { after: 19_000, limit: 1_000 })
  const rest = await audiences.people('i1', { after: 20_000 })
  expect([...late, ...rest].map(({ name }) => name)).toContain('测**')
})

test('a broken byte names its row and field; the rows around it go in', async () => {
  const file = Buffer.concat([
    Buffer.from('ref,name,email\nu1,测试甲,a@people.example\nu2,坏'),
    Buffer.from([0xe6, 0x28]),
    Buffer.from('行,b@people.example\nu3,测试丙,c@people.example\n'),
  ])
  const batch = await load(file)
  expect(batch).toMatchObject({ encoding: 'utf-8', added: 2, errors: 1 })
  expect(await audiences.errors('i1', batch.id)).toEqual([{ row: 3, field: 'name', code: 'encoding' }])
})

test('bad rows are listed by the spreadsheet’s number, with field and reason; good ones go in', async () => {
  const csv = [
    '用户ID,姓名,手机号,邮箱,未成年',
    'u1,甲,15400000001,,',
    'u2,乙,12345,,',
    '',
    'u4,"两行\n名字",154,不是邮箱,',
    ',戊,,,',
    'u6,己,15400000006,,也许',
    'u7,庚\u0000,15400000007,,',
    `u8,${'长'.repeat(400)},15400000008,,`,
    'u9,壬,15400000009,,',
  ].join('\n')
  const batch = await load(csv)
  expect(batch).toMatchObject({ rows: 8, added: 2, errors: 6 })
  expect(await audiences.errors('i1', batch.id)).toEqual([
    { row: 3, field: 'phone', code: 'phone_length' },
    { row: 5, field: 'email', code: 'not_email' },
    { row: 5, field: 'phone', code: 'phone_length' },
    { row: 6, field: 'row', code: 'nobody' },
    { row: 7, field: 'minor', code: 'not_minor' },
    { row: 8, field: 'name', code: 'nul' },
    { row: 9, field: 'name', code: 'too_long' },
  ])
})

test('the error file holds the rows as they came, formulas defused, and can be mended and uploaded again', async () => {
  const batch = await load('ref,name,phone\nu1,=HYPERLINK("http://x.example"),1\nu2,"a,""b",+cmd|x\n')
  const file = await audiences.errorFile('i1', batch.id)
  expect(file.startsWith(`\ufeffref,name,phone,#row ${batch.id},#error\r\n`)).toBe(true)
  expect(file).toContain(`u1,"'=HYPERLINK(""http://x.example"")",1,2,phone: phone_length`)
  expect(file).toContain(`u2,"a,""b",'+cmd|x,3,phone: not_phone`)
  const mended = file.replace(/,1,2,/, ',15400000001,2,').replace(`'+cmd|x`, '15400000002')
  expect(await load(mended)).toMatchObject({ added: 2, errors: 0, columns: { ref: 'ref' }, ignored: [] })
  expect((await audiences.person('i1', { id: 1 }, true))?.name).toBe('=HYPERLINK("http://x.example")')
})

test('a row is mended by the file of errors that brings it in good: once, by its own batch, over several rounds', async () => {
  const first = await load('ref,phone\nu1,1\nu2,2\nu3,15400000003\nu4,4\n')
  const file = await audiences.errorFile('i1', first.id)
  const half = file.replace('u1,1,', 'u1,15400000001,')
  const second = await load(half)
  expect(await load(half)).toMatchObject({ added: 0, merged: 1 })
  const mendedOf = async (id: string) =>
    (await audiences.counts('i1')).batches.find((batch) => batch.id === id)?.mended
  expect(await mendedOf(first.id)).toBe(1)
  expect((await audiences.errorFile('i1', first.id)).match(/^u\d/gm)).toEqual(['u2', 'u4'])

  const rest = await audiences.errorFile('i1', second.id)
  expect(rest.match(/#error/g)).toHaveLength(1)
  await load(rest.replace('u2,2,', 'u2,15400000002,').replace('u4,4,', 'u4,15400000004,'))
  expect([await mendedOf(first.id), await mendedOf(second.id)]).toEqual([3, 2])
  await load(file.replace(first.id, 'elsewhere').replace('u1,1,', 'u9,15400000009,'))
  expect(await mendedOf(first.id)).toBe(3)
})

test.each([
  "Robert'); DROP TABLE person;--",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '=cmd|/c calc',
  '😀👨‍👩‍👧',
  'محمد \u202eabc',
  '𠮷野家㐂',
  'a "quoted" b',
])('a name is kept as it is: %s', async (name) => {
  await load(`ref,name,email\nu1,"${name.replaceAll('"', '""')}",a@people.example\n`)
  expect((await audiences.person('i1', { id: 1 }, true))?.name).toBe(name)
})

describe('one person in several files and spellings is one person', () => {
  test('by number, by address, by reference; what was missing is filled in, what differs is named', async () => {
    await load(`ref,name,phone,email,组\nu1,甲,${phoneOf(1)},,a\n`, 'first')
    const second = await load(
      [
        'ref,name,phone,email,组',
        `,,+86 ${phoneOf(1)},A@People.example,a`,
        `,甲甲,,a@people.example,a`,
        `u1,甲,,other@people.example,b`,
        `u2,乙,${phoneOf(1)},,a`,
      ].join('\n'),
      'second',
    )
    expect(second).toMatchObject({ rows: 4, added: 1, merged: 3, errors: 0 })
    expect(await audiences.duplicates('i1', 'second')).toEqual([
      { row: 2, of: { batchId: 'first', row: 2 }, by: 'phone', differs: [] },
      { row: 3, of: { batchId: 'first', row: 2 }, by: 'email', differs: ['name'] },
      { row: 4, of: { batchId: 'first', row: 2 }, by: 'ref', differs: ['email', 'group'] },
    ])
    expect(await audiences.person('i1', { id: 1 }, true)).toMatchObject({
      email: 'a@people.example',
      phone: `+86${phoneOf(1)}`,
    })
    expect(await audiences.counts('i1')).toMatchObject({
      people: 2,
      byGroup: { a: 2 },
      withEmail: 1,
      withPhone: 2,
    })
  })

  test('the same file again, under the same id or another: nobody is added', async () => {
    expect(await load(peopleCsv(3_000), 'once')).toMatchObject({ added: 3_000 })
    expect(await load(peopleCsv(3_000), 'once')).toMatchObject({ rows: 3_000, added: 3_000, merged: 0 })
    expect(await load(peopleCsv(3_000), 'twice')).toMatchObject({ added: 0, merged: 3_000 })
    expect((await audiences.counts('i1')).people).toBe(3_000)
  })
})

test('minors by age and by word; a guardian missing is counted', async () => {
  const csv = [
    'ref,age,guardian phone',
    'u1,13,15400000001',
    'u2,14,',
    'u3,17周岁,15400000002',
    'u4,18,',
    'u5,是,',
    'u6,否,',
    'u7,未满14周岁,',
  ]
  await load(csv.join('\n'))
  expect((await audiences.counts('i1')).minors).toEqual({ under14: 2, under18: 3, withoutGuardian: 3 })
})

test.each([
  ['name,city\n甲,x\n', 'columns', 'nothing to know a person by'],
  ['phone,手 机 号\n1,2\n', 'column_twice', 'two columns for one thing'],
  ['', 'empty', 'nothing'],
  [
    'ref,name\nu1,"open\nu2,x\n',
    'quote_open:2',
    'a quote that never closes swallows the rest, and says from which row',
  ],
])('a file refused: %j -> %s (%s)', async (content, problem) => {
  expect(await load(content)).toMatchObject({ state: 'failed', problem })
})

test('header cells in any dress', async () => {
  const batch = await load('\u200bUser ID,\u00a0手机 号码 ,E-Mail,Nick\nu1,15400000001,a@people.example,x\n')
  expect(batch.columns).toEqual({ '\u200bUser ID': 'ref', '手机 号码': 'phone', 'E-Mail': 'email' })
  expect(batch.ignored).toEqual(['Nick'])
})

test('what somebody should look at is listed, and goes in all the same', async () => {
  const first = await load(
    'ref,name,email,minor,guardian_phone,phone\nu1,=1+1,admin@people.example,,,\nu2,乙,x@mailinator.com,12,,15400000002\nu3,丙,c@people.example,16,15400000003,15400000003\n',
  )
  expect(first).toMatchObject({ added: 3, errors: 0, warnings: 5 })
  expect((await audiences.warnings('i1', first.id)).map(({ row, code }) => [row, code])).toEqual([
    [2, 'role'],
    [2, 'formula'],
    [3, 'disposable'],
    [3, 'no_guardian'],
    [4, 'same_as_own'],
  ])
  const second = await load('ref,email,minor\nu3,,13\nu9,admin@people.example,\n')
  expect(second).toMatchObject({ added: 1, merged: 1, warnings: 4 })
  expect((await audiences.warnings('i1', second.id)).map(({ row, code }) => [row, code])).toEqual([
    [2, 'minor_differs'],
    [2, 'no_guardian'],
    [3, 'others_address'],
    [3, 'role'],
  ])
  expect((await audiences.counts('i1')).minors).toMatchObject({ under14: 2, under18: 0 })
})

test('a field of 10 MB is one bad row; the file goes on', async () => {
  const huge = `u1,"${'长'.repeat(3_500_000)}",a@people.example\n`
  const batch = await load(`ref,name,email\n${huge}u2,乙,b@people.example\n`)
  expect(batch).toMatchObject({ added: 1, errors: 1 })
  expect(await audiences.errors('i1', batch.id)).toEqual([
    { row: 2, field: 'name', code: 'too_long' },
    { row: 2, field: 'row', code: 'too_long' },
  ])
})

test('an import that was interrupted goes on from the row it reached', async () => {
  const path = home.file('half.csv', peopleCsv(10_000))
  const store = await storeWith(home, peopleCsv(1))
  const batch = { id: 'half', name: 'half.csv', path }
  const stop = new Error('stop')
  const halted = importFile({
    store,
    batch,
    now: 0,
    onProgress: () => {
      throw stop
    },
  })
  await expect(halted).rejects.toBe(stop)
  expect(await store.findBatch('half')).toMatchObject({ state: 'importing', done_row: 4_001 })
  expect(await importFile({ store, batch, now: 0 })).toMatchObject({
    state: 'done',
    rows: 10_000,
    added: 9_999,
    merged: 1,
  })
  store.close()
})

test('an importer that lives on when another has taken the file up adds nothing', async () => {
  const batch = { id: 'b', name: 'b.csv', path: home.file('b.csv', peopleCsv(3)) }
  const left = openIncidentStore(home, 'i1')
  const { no } = await left.beginBatch(batch.id, batch.name, 0)
  const next = openIncidentStore(home, 'i1')
  const done = await importFile({ store: next, batch, now: 0 })
  await expect(addRows(left, no, { good: [], lastRow: 4 })).rejects.toThrow(Fenced)
  expect(await next.findBatch('b')).toEqual(done)
  left.close()
  next.close()
})
