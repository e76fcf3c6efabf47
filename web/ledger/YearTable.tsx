import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { YearLine } from '../../server/contract/ledger.ts'
import '../parts/pane.css'
import { useSay } from '../words/useSay.ts'
import { promiseStates, tally } from './states.ts'
import { Verdict } from './Verdict.tsx'

/** Promises down, incidents across; the last row counts each incident, the last column each promise. */
export function YearTable({ lines }: { lines: YearLine[] }) {
  const { t } = useTranslation('ledger')
  return (
    <div className="year-scroll">
      <table className="table year-table">
        <thead>
          <tr>
            <th>{t('head.says')}</th>
            {(lines[0]?.incidents ?? []).map((incident) => (
              <th key={incident.id} title={incident.title}>
                <Link className="link" to={`/incidents/${incident.id}/ledger`}>
                  {incident.number}
                </Link>
                <small>{incident.title}</small>
              </th>
            ))}
            <th className="number">{t('head.count')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} />
          ))}
          <SumRow lines={lines} />
        </tbody>
      </table>
    </div>
  )
}

function Row({ line }: { line: YearLine }) {
  const { t } = useTranslation('ledger')
  const say = useSay()
  return (
    <tr>
      <th scope="row">
        <span className="ink-3">{line.id}</span> {say(line.says)}
      </th>
      {line.incidents.map(({ id, state, why }) => (
        <td key={id} className={state} title={t(`why.${why}`)}>
          <Verdict state={state} />
        </td>
      ))}
      <td className="number">
        <Counts states={line.incidents.map(({ state }) => state)} />
      </td>
    </tr>
  )
}

function SumRow({ lines }: { lines: YearLine[] }) {
  const { t } = useTranslation('ledger')
  return (
    <tr className="sum">
      <th scope="row">{t('head.count')}</th>
      {(lines[0]?.incidents ?? []).map(({ id }, at) => (
        <td key={id}>
          <Counts states={lines.flatMap((line) => line.incidents[at]?.state ?? [])} />
        </td>
      ))}
      <td className="number">
        <Counts states={lines.flatMap((line) => line.incidents.map(({ state }) => state))} />
      </td>
    </tr>
  )
}

/** 兑现 13 · 未兑现 2: only what there is. */
function Counts({ states }: { states: YearLine['incidents'][number]['state'][] }) {
  const { t } = useTranslation('ledger')
  const counts = tally(states)
  return (
    <ul className="counts">
      {promiseStates
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <li key={state} className={`of-${state}`}>
            {t(`state.${state}`)} {counts[state]}
          </li>
        ))}
    </ul>
  )
}
