import { useTranslation } from 'react-i18next'
import { LinkButton } from '../parts/Button.tsx'
import { Chip } from '../parts/Chip.tsx'
import { Icon } from '../parts/Icon.tsx'
import { shortInstant } from '../parts/instant.ts'
import { lengthInWords } from '../parts/length.ts'
import { useAlarmWords } from '../shell/alarmWords.ts'
import type { Work } from './useMyWork.ts'

interface WorkListProps {
  kind: 'late' | 'decide'
  work: Work[]
  now: number
  /** The first decision carries the page's one accent button. */
  accent?: boolean
}

export function WorkList({ kind, work, now, accent }: WorkListProps) {
  const { t } = useTranslation('parts')
  return (
    <>
      <h2 className={kind === 'late' ? 'is-late' : 'is-soon'}>
        <Icon name={kind === 'late' ? 'late' : 'decide'} />
        {t(`alarm.${kind}`, { n: work.length })}
      </h2>
      <ul className="work">
        {work.map((one, index) => (
          <WorkRow
            key={`${one.incident.id}-${one.alarm.code}-${one.alarm.ref}`}
            work={one}
            kind={kind}
            now={now}
            accent={Boolean(accent) && index === 0}
          />
        ))}
      </ul>
    </>
  )
}

interface WorkRowProps {
  work: Work
  kind: 'late' | 'decide'
  now: number
  accent: boolean
}

function WorkRow({ work: { alarm, incident, shiftMs }, kind, now, accent }: WorkRowProps) {
  const { t } = useTranslation(['alarms', 'parts', 'home'])
  const { t: lengths } = useTranslation('parts')
  const words = useAlarmWords()(alarm, incident.id)
  const here = now + shiftMs
  const time = lengthInWords(here - Date.parse(alarm.since), lengths)
  const at = shortInstant(alarm.since, here)
  return (
    <li className={kind === 'late' ? 'late' : accent ? 'soon' : ''}>
      <div className="age">
        <b>{lengths(kind === 'late' ? 'alarm.overBy' : 'alarm.waiting', { time })}</b>
        <span>{t(kind === 'late' ? 'at.late' : 'at.asked', { at })}</span>
      </div>
      <div className="what">
        <b>{words.what}</b>
        <span>{words.why}</span>
      </div>
      <div className="where">
        <b>{incident.number}</b>{' '}
        {incident.worldKind !== 'real' && <Chip tone="drill">{t(`home:${incident.worldKind}`)}</Chip>}
        <span>{incident.title}</span>
      </div>
      <LinkButton to={words.to} kind={accent ? 'go' : 'plain'}>
        {words.verb}
      </LinkButton>
    </li>
  )
}
