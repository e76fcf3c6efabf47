import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../server/contract/incidents.ts'
import { useSay } from '../words/useSay.ts'

const known = [
  'duty_late',
  'task_late',
  'seat_empty',
  'seat_silent',
  'accept_seat',
  'triage',
  'settle_duties',
  'approve_report',
  'sign_report',
  'file_report',
  'approve_notice',
  'approve_announcement',
  'publish_announcement',
  'decide_exemption',
  'exemption_questioned',
  'exemption_review_due',
  'ban_over',
  'decide_reclassification',
  'party_late',
  'answer_late',
  'order_sending',
  'scheduled_soon',
  'schedule_past',
  'release_order',
  'decide_unknown',
  'call_people',
  'announce',
  'enquiry_late',
  'draft_answer',
  'approve_answer',
  'send_answer',
] as const
type Code = (typeof known)[number] | 'other'

/** Which section of the incident an alarm is dealt with in. */
const sections: Record<Code, string> = {
  duty_late: 'duties',
  task_late: 'tasks',
  seat_empty: '',
  seat_silent: '',
  accept_seat: '',
  triage: '',
  settle_duties: 'duties',
  approve_report: 'reports',
  sign_report: 'reports',
  file_report: 'reports',
  approve_notice: 'notices',
  approve_announcement: 'notices',
  publish_announcement: 'notices',
  decide_exemption: 'duties',
  exemption_questioned: 'duties',
  exemption_review_due: 'duties',
  ban_over: 'duties',
  decide_reclassification: 'facts',
  party_late: 'parties',
  answer_late: 'parties',
  order_sending: 'sending',
  scheduled_soon: 'sending',
  schedule_past: 'sending',
  release_order: 'sending',
  decide_unknown: 'sending',
  call_people: 'sending',
  announce: 'notices',
  enquiry_late: 'reports',
  draft_answer: 'reports',
  approve_answer: 'reports',
  send_answer: 'reports',
  other: '',
}

/** The act that deals with it, opened beside the page: one press from the alarm to the chair. */
function actOf(code: Code, seat: Alarm['seat']): string {
  if (code === 'triage') return '?do=judge'
  if (code === 'call_people') return '?at=calls'
  if (code.endsWith('_answer') || code === 'enquiry_late') return '?report=enquiries'
  return seat && (code === 'seat_empty' || code === 'seat_silent' || code === 'accept_seat')
    ? `?do=seat.${seat}`
    : ''
}

export interface AlarmWords {
  what: string
  why: string
  verb: string
  /** Page on which it is dealt with. */
  to: string
}

/** An alarm in words, with the button's verb and where pressing it leads; home and the command page say the same. */
export function useAlarmWords(): (alarm: Alarm, incidentId: string) => AlarmWords {
  const { t } = useTranslation(['alarms', 'parts'])
  const say = useSay()
  return (alarm, incidentId) => {
    const code: Code = known.find((one) => one === alarm.code) ?? 'other'
    const seat = alarm.seat ? t(`parts:seatName.${alarm.seat}`) : ''
    const about = { title: say(alarm.title), seat }
    return {
      what: t(`what.${code}`, about),
      why: t(`why.${code}`, about),
      verb: t(`verb.${code}`),
      to: [`/incidents/${incidentId}`, sections[code]].filter(Boolean).join('/') + actOf(code, alarm.seat),
    }
  }
}
