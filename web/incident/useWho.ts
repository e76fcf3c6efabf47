import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../server/contract/incidents.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useSay } from '../words/useSay.ts'

/** Who must act on an alarm, or to whom it is owed: the seat with its person, the recipient of a duty. */
export function useWho(alarm: Alarm): string {
  const { t } = useTranslation('parts')
  const { seats, clocks } = useIncident()
  const say = useSay()
  if (alarm.kind === 'duty') {
    const clock = clocks.find(({ dutyId }) => dutyId === alarm.ref)
    return clock ? `${clock.ruleId} ${say(clock.recipient)}` : ''
  }
  if (alarm.kind === 'seat' || !alarm.seat) return ''
  const person = seats.find(({ seat }) => seat === alarm.seat)?.person.name ?? ''
  return `${t(`seatName.${alarm.seat}`)} ${person}`.trim()
}
