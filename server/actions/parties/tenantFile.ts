import { CsvReader, delimiterOf } from '../../audience/csv.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import type { Entry } from './add.ts'

/** 2 MB: two thousand customers are a tenth of it. */
export const largestTenantFile = 2 * 1024 * 1024
const mostRows = 2_000

const columns = {
  name: ['客户名称', '客户', '名称', '单位名称', 'name', 'customer', 'tenant'],
  contact: ['联系人', '联系方式', '联系', 'contact'],
  hours: ['合同时限', '合同时限(小时)', '时限', '小时', 'hours', 'contracthours'],
  basis: ['合同依据', '依据', '合同条款', 'basis', 'contract'],
  groups: ['人群', '分组', 'groups', 'group'],
  role: ['说明', '备注', 'role', 'note'],
} as const
type Column = keyof typeof columns

/** Customers read from a CSV, with the row each stood in. Every fault is named by row and field; nothing is guessed. */
export function readTenants(bytes: Buffer): { entries: Entry[]; rowOf: (at: number) => string } {
  const [head, ...rows] = rowsIn(bytes)
  const at = headOf(head?.cells ?? [])
  if (at('name') < 0) throw invalid([{ pointer: '/rows/1', code: 'no_name_column' }])
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (filled.length > mostRows) throw invalid([{ pointer: '/rows', code: 'too_many_rows' }])
  const cell = (cells: readonly string[], column: Column) => cells[at(column)]?.trim() ?? ''
  const faults = filled.flatMap(({ row, cells }): FieldFault[] => [
    ...(cell(cells, 'name') ? [] : [{ pointer: `/rows/${row}/name`, code: 'blank' }]),
    ...(hoursIn(cell(cells, 'hours')) === undefined
      ? [{ pointer: `/rows/${row}/hours`, code: 'not_hours' }]
      : []),
  ])
  if (filled.length === 0) faults.push({ pointer: '/rows', code: 'blank' })
  if (faults.length) throw invalid(faults)
  return {
    entries: filled.map(({ cells }) => ({
      name: cell(cells, 'name').slice(0, 200),
      contact: cell(cells, 'contact').slice(0, 500),
      contractHours: hoursIn(cell(cells, 'hours')) ?? null,
      contractBasis: cell(cells, 'basis').slice(0, 500),
      groups: cell(cells, 'groups')
        .split(/[;；、]/)
        .map((group) => group.trim())
        .filter(Boolean),
      role: cell(cells, 'role').slice(0, 2_000),
    })),
    rowOf: (n) => `/rows/${filled[n]?.row ?? n}`,
  }
}

function rowsIn(bytes: Buffer) {
  const text = decoded(bytes).replace(/^\ufeff/, '')
  const reader = new CsvReader(delimiterOf(text.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? ''))
  const rows = [...reader.push(text), ...reader.end()]
  if (reader.openQuote !== null) throw invalid([{ pointer: `/rows/${reader.openQuote}`, code: 'unreadable' }])
  return rows
}

function decoded(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {}
  throw invalid([{ pointer: '/rows', code: 'unreadable' }])
}

function headOf(head: readonly string[]): (column: Column) => number {
  const plain = head.map((name) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ''))
  return (column) => plain.findIndex((name) => (columns[column] as readonly string[]).includes(name))
}

/** Blank is no hours in the contract; anything that is no whole number of hours is a fault. */
function hoursIn(text: string): number | null | undefined {
  if (text === '') return null
  const hours = Number(/^(\d{1,4})\s*(?:h|小时|hours?)?$/i.exec(text)?.[1])
  return hours >= 1 && hours <= 8_760 ? hours : undefined
}
