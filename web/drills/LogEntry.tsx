import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DrillView } from '../../server/contract/drills.ts'
import { State } from '../parts/Chip.tsx'
import { Instant } from '../parts/Instant.tsx'
import { lengthInWords } from '../parts/length.ts'
import { Reached } from './Reached.tsx'
import { TookPart } from './TookPart.tsx'

/** One drill of the log: when, who took part, times reached, what it showed. */
export function LogEntry({ drill, before }: { drill: DrillView; before: DrillView | undefined }) {
  const { t } = useTranslation('drills')
  const { t: words } = useTranslation('parts')
  const lasted = Date.parse(drill.endedAt ?? drill.startedAt) - Date.parse(drill.startedAt)
  return (
    <article className="drill-entry">
      <header>
        <h3>{drill.title}</h3>
        {!drill.counts && <State tone="soon">{t('log.notCounted')}</State>}
        <span className="meta">
          <Instant at={drill.startedAt} />
          <span className="sep" />
          {t('log.lasted', { time: lengthInWords(lasted, words) })}
          <span className="sep" />
          {t('running.startedBy', { name: drill.startedBy.name })}
        </span>
        <span className="right">
          {drill.incidents.map(({ id, number }) => (
            <Link key={id} className="link" to={`/incidents/${id}`}>
              {number}
            </Link>
          ))}
        </span>
      </header>
      <Reached drill={drill} before={before} />
      <p className="ink-2">
        <TookPart people={drill.tookPart} />
      </p>
      <p className="showed">
        <b>{t('log.showed')}</b>
        {drill.outcome}
      </p>
    </article>
  )
}
