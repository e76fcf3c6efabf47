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
  /** 260 人/秒, 转公告; — where it does not apply. */
  rate?: string | undefined
}

export const totalOf = ({ told, trying, unknown, unreachable }: Coverage): number =>
  told + trying + unknown + unreachable

/** Each person in exactly one row; the sum is printed and compared with the list. */
export function CoverageLedger({ rows, list }: { rows: CoverageRow[]; list: number }) {
  const { t } = useTranslation()
  const largest = Math.max(1, ...rows.map(totalOf))
  return (
    <table className="table coverage">
      <thead>
        <tr>
          <th>{t('coverage.channel')}</th>
          {(['told', 'trying', 'unknown', 'unreachable', 'total'] as const).map((column) => (
            <th key={column} className="number">
              {t(`coverage.${column}`)}
            </th>
          ))}
          <th className="share">{t('coverage.share')}</th>
          <th className="number">{t('coverage.rate')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ChannelRow key={row.key} row={row} largest={largest} />
        ))}
        <SumRow rows={rows} list={list} />
      </tbody>
    </table>
  )
}

const ChannelRow = ({ row, largest }: { row: CoverageRow; largest: number }) => (
  <tr>
    <td>
      <b className="nowrap">
        <Icon name={row.icon} /> {row.name}
      </b>
      <div className="meta standard">{row.standard}</div>
    </td>
    <Counts of={row} />
    <td>
      <div style={{ width: `${(totalOf(row) / largest) * 100}%` }}>
        <CoverageBar of={row} thin />
      </div>
    </td>
    <td className="number ink-2">{row.rate ?? '—'}</td>
  </tr>
)

function SumRow({ rows, list }: { rows: CoverageRow[]; list: number }) {
  const { t } = useTranslation()
  const sum = rows.reduce(add, { told: 0, trying: 0, unknown: 0, unreachable: 0 })
  const gap = list - totalOf(sum)
  return (
    <tr className="sum">
      <td>{t('coverage.total')}</td>
      <Counts of={sum} />
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

const add = (a: Coverage, b: Coverage): Coverage => ({
  told: a.told + b.told,
  trying: a.trying + b.trying,
  unknown: a.unknown + b.unknown,
  unreachable: a.unreachable + b.unreachable,
})

const Counts = ({ of }: { of: Coverage }) => (
  <>
    <Count value={of.told} />
    <Count value={of.trying} />
    <Count value={of.unknown} tone="is-soon" />
    <Count value={of.unreachable} tone="is-late" />
    <td className="number">
      <b>{grouped(totalOf(of))}</b>
    </td>
  </>
)

const Count = ({ value, tone = '' }: { value: number; tone?: string }) => (
  <td className={`number ${value === 0 ? 'ink-3' : tone}`}>{grouped(value)}</td>
)
