import { useTranslation } from 'react-i18next'
import { type Coverage, CoverageBar } from './CoverageBar.tsx'
import './coverage.css'
import { State } from './Chip.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { grouped } from './people.ts'

export interface CoverageRow extends Coverage {
  key: string
  name: string
  icon?: IconName
  /** What counts as told here: 运营商送达回执. */
  standard?: string
  /** Neither told nor to be told any more: stopped, or caught by the sandbox. */
  aside?: number
  /** 260 人/秒, 转公告; — where it does not apply. */
  rate?: string | undefined
}

type Counted = Coverage & { aside?: number }

export const totalOf = ({ told, trying, unknown, unreachable, aside = 0 }: Counted): number =>
  told + trying + unknown + unreachable + aside

/** Each person in exactly one row; the sum is printed and compared with the list. */
interface LedgerProps {
  rows: CoverageRow[]
  list: number
  /** Head of a column for those aside; no such column without it. */
  aside?: string
  /** Head of the first column, where the rows are no channels; there is no last column then. */
  head?: string
}

export function CoverageLedger({ rows, list, aside, head }: LedgerProps) {
  const { t } = useTranslation()
  const largest = Math.max(1, ...rows.map(totalOf))
  return (
    <table className="table coverage">
      <thead>
        <tr>
          <th>{head ?? t('coverage.channel')}</th>
          {(['told', 'trying', 'unknown', 'unreachable'] as const).map((column) => (
            <th key={column} className="number">
              {t(`coverage.${column}`)}
            </th>
          ))}
          {aside && <th className="number">{aside}</th>}
          <th className="number">{t('coverage.total')}</th>
          <th className="share">{t('coverage.share')}</th>
          {!head && <th className="number">{t('coverage.rate')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ChannelRow key={row.key} row={row} largest={largest} aside={Boolean(aside)} rate={!head} />
        ))}
        <SumRow rows={rows} list={list} aside={Boolean(aside)} rate={!head} />
      </tbody>
    </table>
  )
}

interface Columns {
  aside: boolean
  rate: boolean
}

const ChannelRow = ({ row, largest, aside, rate }: { row: CoverageRow; largest: number } & Columns) => (
  <tr>
    <td>
      <b className="nowrap">
        {row.icon && <Icon name={row.icon} />} {row.name}
      </b>
      {row.standard && <div className="meta standard">{row.standard}</div>}
    </td>
    <Counts of={row} aside={aside} />
    <td>
      <div style={{ width: `${(totalOf(row) / largest) * 100}%` }}>
        <CoverageBar of={row} thin />
      </div>
    </td>
    {rate && <td className="number ink-2">{row.rate ?? '—'}</td>}
  </tr>
)

function SumRow({ rows, list, aside, rate }: { rows: CoverageRow[]; list: number } & Columns) {
  const { t } = useTranslation()
  const sum = rows.reduce(add, { told: 0, trying: 0, unknown: 0, unreachable: 0, aside: 0 })
  const gap = list - totalOf(sum)
  return (
    <tr className="sum">
      <td>{t('coverage.total')}</td>
      <Counts of={sum} aside={aside} />
      <td colSpan={rate ? 2 : 1}>
        {gap === 0 ? (
          <State tone="done">{t('coverage.agrees', { n: grouped(list) })}</State>
        ) : (
          <State tone="late">
            {t('coverage.differs', { n: grouped(list), gap: grouped(Math.abs(gap)) })}
          </State>
        )}
      </td>
    </tr>
  )
}

const add = (a: Counted, b: Counted): Counted => ({
  told: a.told + b.told,
  trying: a.trying + b.trying,
  unknown: a.unknown + b.unknown,
  unreachable: a.unreachable + b.unreachable,
  aside: (a.aside ?? 0) + (b.aside ?? 0),
})

const Counts = ({ of, aside }: { of: Counted; aside: boolean }) => (
  <>
    <Count value={of.told} />
    <Count value={of.trying} />
    <Count value={of.unknown} tone="is-soon" />
    <Count value={of.unreachable} tone="is-late" />
    {aside && <Count value={of.aside ?? 0} />}
    <td className="number">
      <b>{grouped(totalOf(of))}</b>
    </td>
  </>
)

const Count = ({ value, tone = '' }: { value: number; tone?: string }) => (
  <td className={`number ${value === 0 ? 'ink-3' : tone}`}>{grouped(value)}</td>
)
