import { expect, test } from 'vitest'
import { CsvReader, delimiterOf } from '../../server/audience/csv.ts'
import { armed, csvCell } from '../../server/audience/errorFile.ts'

test('CSV comes out the same wherever the pieces are cut', () => {
  const text = 'a,"b ""c"", d\r\ne",f\r\n\r\n"",x"y,"z"w\n"last'
  const whole = read([text])
  expect(whole.map(({ row, cells }) => [row, ...cells])).toEqual([
    [1, 'a', 'b "c", d\r\ne', 'f'],
    [2, ''],
    [3, '', 'x"y', 'zw'],
  ])
  for (let at = 1; at < text.length; at++) expect(read([text.slice(0, at), text.slice(at)])).toEqual(whole)
  expect(read([...text])).toEqual(whole)
})

function read(pieces: readonly string[]) {
  const reader = new CsvReader(delimiterOf('a,b'))
  const rows = pieces.flatMap((piece) => reader.push(piece))
  return [...rows, ...reader.end()]
}

test.each([
  ['=1+1', "'=1+1"],
  ['  =1', "'  =1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-1', "'-1"],
  ['\t=1', `"'\t=1"`],
  ["'=1", "''=1"],
  ["'quoted'", "'quoted'"],
  ['a=1', 'a=1'],
])('error cell %j -> %j', (value, written) => {
  expect(csvCell(value)).toBe(written)
  expect(armed(read([`${csvCell(value)}\n`])[0]?.cells[0] ?? '')).toBe(value)
})
