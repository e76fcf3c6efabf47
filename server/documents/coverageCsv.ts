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
    ...rows.map((row) => line(named(by, row.key, language), row)),
    line(w.sum, sum),
  ]
  return Buffer.from(`\ufeff${table.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`)
}

/** A channel by name, everything else as the list has it. */
const named = (by: CoverageSheet['by'], key: string, language: Language): string =>
  (by === 'channel' && channels[language][key as 'email']) || key || words[language].none

const channels = {
  'zh-CN': {
    email: '邮件',
    sms: '短信',
    inSite: '站内信',
    phone: '电话',
    none: '无可用渠道',
    queued: '尚未发送',
  },
  en: {
    email: 'E-mail',
    sms: 'SMS',
    inSite: 'In-site',
    phone: 'Phone',
    none: 'No channel',
    queued: 'Not yet taken up',
  },
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
