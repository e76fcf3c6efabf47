import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../server/contract/incidents.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { AlarmBand, AlarmRow, DecideList, LateList } from '../parts/Alarm.tsx'
import { LinkButton } from '../parts/Button.tsx'
import type { IconName } from '../parts/Icon.tsx'
import { shortInstant, zoneLabel } from '../parts/instant.ts'
import { lengthInWords } from '../parts/length.ts'
import { useAlarmWords } from '../shell/alarmWords.ts'
import { useWho } from './useWho.ts'

const shownAtFirst = 3

/** What is late, and what waits for a decision: before everything but the clocks. */
export function Alarms() {
  const { t } = useTranslation('incident')
  const { overdue, toDecide } = useIncident()
  const mine = toDecide.filter((alarm) => alarm.mine)
  const others = toDecide.filter((alarm) => !alarm.mine)
  const late = useFold(overdue)
  const decide = useFold([...mine, ...others])
  return (
    <AlarmBand>
      <LateList count={overdue.length} rest={late.more}>
        {late.shown.map((alarm) => (
          <Row key={alarm.code + alarm.ref} alarm={alarm} late />
        ))}
      </LateList>
      <DecideList
        count={mine.length}
        rest={decide.more ?? (others.length > 0 && t('alarms.forOthers', { n: others.length }))}
      >
        {decide.shown.map((alarm) => (
          <Row key={alarm.code + alarm.ref} alarm={alarm} first={alarm === mine[0]} />
        ))}
      </DecideList>
    </AlarmBand>
  )
}

/** The first few rows, and a word for the rest that opens them: nothing is hidden uncounted. */
function useFold(alarms: readonly Alarm[]) {
  const { t } = useTranslation('incident')
  const [open, setOpen] = useState(false)
  const hidden = alarms.length - shownAtFirst
  const more =
    hidden > 0 ? (
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('alarms.fold') : t('alarms.more', { n: hidden })}
      </button>
    ) : undefined
  return { shown: open ? alarms : alarms.slice(0, shownAtFirst), more }
}

const icons: Record<Alarm['kind'], IconName> = {
  duty: 'law',
  task: 'check',
  seat: 'seat',
  decision: 'decide',
  party: 'people',
}

function Row({ alarm, late, first }: { alarm: Alarm; late?: boolean; first?: boolean }) {
  const { t } = useTranslation('parts')
  const incident = useIncident()
  const now = useNow(useShift())
  const words = useAlarmWords()(alarm, incident.id)
  const who = useWho(alarm)
  const time = lengthInWords(now - Date.parse(alarm.since), t)
  return (
    <AlarmRow
      what={words.what}
      why={
        <>
          {words.why}
          {who && <span className="sep" />}
          {who}
          <span className="no-phone">
            <span className="sep" />
            {shortInstant(alarm.since, now)} {zoneLabel(alarm.since)}
          </span>
        </>
      }
      age={t(late ? 'alarm.overBy' : 'alarm.waiting', { time })}
      tone={late ? 'late' : alarm.mine ? 'soon' : undefined}
      icon={icons[alarm.kind]}
    >
      {(alarm.mine || late) && (
        <LinkButton to={words.to} size="small" kind={first ? 'go' : 'plain'}>
          {words.verb}
        </LinkButton>
      )}
    </AlarmRow>
  )
}
