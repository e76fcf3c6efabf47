import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrillView } from '../../server/contract/drills.ts'
import { serverNow, useNow } from '../live/now.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { DrillClock } from '../parts/DrillBanner.tsx'
import { Instant } from '../parts/Instant.tsx'
import { figure } from '../parts/length.ts'
import { EndDrill } from './EndDrill.tsx'
import { Reached } from './Reached.tsx'
import { TookPart } from './TookPart.tsx'
import { TurnClock } from './TurnClock.tsx'

/** The drill that is on: its own clock, the way to its incident, and what only its director may do. */
export function Running({ drill }: { drill: DrillView }) {
  const { t } = useTranslation('drills')
  const [ending, setEnding] = useState(false)
  const mayEnd = drill.can.includes('end_drill')
  return (
    <section className="drill-running" aria-label={drill.title}>
      <Head drill={drill} onEnd={mayEnd && !ending ? () => setEnding(true) : undefined} />
      <Reached drill={drill} />
      <p className="ink-2">
        <TookPart people={drill.tookPart} />
      </p>
      {mayEnd && <TurnClock drillId={drill.id} />}
      {!mayEnd && <p className="meta">{t('running.notYours', { name: drill.startedBy.name })}</p>}
      {ending && <EndDrill drillId={drill.id} onCancel={() => setEnding(false)} />}
    </section>
  )
}

function Head({ drill, onEnd }: { drill: DrillView; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation('drills')
  const [incident] = drill.incidents
  return (
    <header>
      <div>
        <div className="ink-2">{t('running.clock')}</div>
        <Ticking drill={drill} />
      </div>
      <div className="grow">
        <h2>{drill.title}</h2>
        <p className="meta">
          {t('running.startedBy', { name: drill.startedBy.name })} <Instant at={drill.startedAt} />
          <span className="sep" />
          {t('running.sealed')}
        </p>
      </div>
      {onEnd && (
        <Button kind="stop" onClick={onEnd}>
          {t('end.open')}
        </Button>
      )}
      {incident && (
        <LinkButton to={`/incidents/${incident.id}`} kind="go" icon="next">
          {t('running.enter', { number: incident.number })}
        </LinkButton>
      )}
    </header>
  )
}

/** T+ since the start, by the drill's own clock, which may run ahead of the machine's. */
function Ticking({ drill }: { drill: DrillView }) {
  const { t } = useTranslation('parts')
  const shiftMs = useMemo(() => Math.round((Date.parse(drill.now) - serverNow()) / 1000) * 1000, [drill.now])
  return <DrillClock figure={`T+${figure(useNow(shiftMs) - Date.parse(drill.startedAt), t)}`} />
}
