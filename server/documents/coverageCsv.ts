import { csvCell } from '../audience/errorFile.ts'
import type { Dimension } from '../rules/coverage.ts'
import { type Coverage, coverageLines } from '../rules/delivery.ts'
import type { Language } from '../rules/facts.ts'

export interface CoverageSheet {
  by: 'channel' | Dimension
  /** A drill's figures are nobody's; the first line says so. */
  drill: boolean
  rows: readonly (Coverage & { key: string })[]
  sum: Coverage
}

/** RFC 4180 with a byte order mark, the sum in the last line; what could be taken for a formula is led by an apostrophe. */
export function coverageCsv({ by, drill, rows, sum }: CoverageSheet, language: Language): Buffer {
  const w = words[language]
  const columns = [w[by], ...coverageLines.map((line) => w[line]), w.people]
  const line = (name: string, row: Coverage) => [
    name,
    ...coverageLines.map((column) => row[column]),
    row.people,
  ]
  const table = [
    ...(drill ? [[w.drill]] : []),
    columns,
    ...rows.map((row) => line(row.key || w.none, row)),
    line(w.sum, sum),
  ]
  return Buffer.from(`\ufeff${table.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`)
}

const words = {
  'zh-CN': {
    title: '送达台账',
    drill: '演练，不是真实数据',
    channel: '渠道',
    region: '地区',
    language: '语言',
    group: '人群',
    tenant: '所属客户',
    told: '已告知',
    trying: '正在尝试',
    unknown: '结果不明',
    unreachable: '联系不上',
    stopped: '未发送',
    sandbox: '沙箱截留',
    people: '人数',
    none: '（未注明）',
    sum: '合计',
  },
  en: {
    title: 'Coverage',
    drill: 'Drill, no real figures',
    channel: 'Channel',
    region: 'Region',
    language: 'Language',
    group: 'Group',
    tenant: 'Customer',
    told: 'Told',
    trying: 'Trying',
    unknown: 'Unknown',
    unreachable: 'Unreachable',
    stopped: 'Not sent',
    sandbox: 'Sandbox',
    people: 'People',
    none: '(not named)',
    sum: 'Total',
  },
} as const

export const coverageTitle = (language: Language): string => words[language].title
