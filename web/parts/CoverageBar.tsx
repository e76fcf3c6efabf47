import { useTranslation } from 'react-i18next'
import './coverage.css'
import { grouped, share } from './people.ts'

/** People by where they stand; each person is in exactly one. */
export interface Coverage {
  told: number
  trying: number
  unknown: number
  unreachable: number
}

const kinds = ['told', 'trying', 'unknown', 'unreachable'] as const

/** Told solid, trying hatched, unknown and unreachable solid at the end: told apart without colour too. */
export function CoverageBar({ of, thin }: { of: Coverage & { aside?: number }; thin?: boolean }) {
  const { t } = useTranslation()
  return (
    <div
      className={thin ? 'coverage-bar thin' : 'coverage-bar'}
      role="img"
      aria-label={t('coverage.whole', { ...of })}
    >
      {kinds.map(
        (kind) => of[kind] > 0 && <i key={kind} className={`of-${kind}`} style={{ flexGrow: of[kind] }} />,
      )}
      {Boolean(of.aside) && <i style={{ flexGrow: of.aside }} />}
    </div>
  )
}

/** The four words with their shares, and the sum that proves them. */
export function CoverageLegend({ of }: { of: Coverage }) {
  const { t } = useTranslation()
  const whole = kinds.reduce((sum, kind) => sum + of[kind], 0)
  return (
    <ul className="coverage-legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <i className={`of-${kind}`} />
          {t(`coverage.${kind}`)} <b>{share(of[kind], whole)}</b>
        </li>
      ))}
      <li className="right ink-2">
        {kinds.map((kind) => grouped(of[kind])).join(' + ')} = <b>{grouped(whole)}</b>
      </li>
    </ul>
  )
}
