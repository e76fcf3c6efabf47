import { useTranslation } from 'react-i18next'
import { type Coverage, CoverageBar } from './CoverageBar.tsx'
import './coverage.css'
import { State } from './Chip.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { grouped } from './people.ts'

export interface CoverageRow extends Coverage {
  key: string
  name: string
  icon: IconName
  /** What counts as told here: 运营商送达回执. */
  standard: string
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
}

export function CoverageLedger({ rows, list, aside }: LedgerProps) {
  const { t } = useTranslation()
  const largest = Math.max(1, ...rows.map(totalOf))
  return (
    <table className="table coverage">
      <thead>
        <tr>
          <th>{t('coverage.channel')}</th>
          {(['told', 'trying', 'unknown', 'unreachable'] as const).map((column) => (
            <th key={column} className="number">
              {t(`coverage.${column}`)}
            </th>
          ))}
          {aside && <th className="number">{aside}</th>}
          <th className="number">{t('coverage.total')}</th>
          <th className="share">{t('coverage.share')}</th>
          <th className="number">{t('coverage.rate')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ChannelRow key={row.key} row={row} largest={largest} aside={Boolean(aside)} />
        ))}
        <SumRow rows={rows} list={list} aside={Boolean(aside)} />
      </tbody>
    </table>
  )
}

const ChannelRow = ({ row, largest, aside }: { row: CoverageRow; largest: number; aside: boolean }) => (
  <tr>
    <td>
      <b className="nowrap">
        <Icon name={row.icon} /> {row.name}
      </b>
      <div className="meta standard">{row.standard}</div>
    </td>
    <Counts of={row} aside={aside} />
    <td>
      <div style={{ width: `${(totalOf(row) / largest) * 100}%` }}>
        <CoverageBar of={row} thin />
      </div>
    </td>
    <td className="number ink-2">{row.rate ?? '—'}</td>
  </tr>
)

function SumRow({ rows, list, aside }: { rows: CoverageRow[]; list: number; aside: boolean }) {
  const { t } = useTranslation()
  const sum = rows.reduce(add, { told: 0, trying: 0, unknown: 0, unreachable: 0, aside: 0 })
  const gap = list - totalOf(sum)
  return (
    <tr className="sum">
      <td>{t('coverage.total')}</td>
      <Counts of={sum} aside={aside} />
      <td colSpan={2}>
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
