import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { Note } from '../parts/EmptyState.tsx'
import { shortInstant } from '../parts/instant.ts'
import { lengthInWords } from '../parts/length.ts'
import { Then } from '../parts/Then.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { type Draft, startsPlan } from './draft.ts'
import { firstReportDueAt } from './firstReport.ts'

interface AftermathProps {
  draft: Draft
  noticedAt: number | undefined
}

/** What pressing the button will do, told before it is pressed. */
export function Aftermath({ draft, noticedAt }: AftermathProps) {
  const { t } = useTranslation('declare')
  const duty = useOnDuty()
  const plan = [
    { what: t('plan'), detail: t('planDetail') },
    { what: t('call', { n: duty.seats }), detail: duty.words },
    { what: t('clocks'), detail: noticedAt !== undefined && <Clocks noticedAt={noticedAt} /> },
    { what: t('scene'), detail: t('sceneDetail') },
  ]
  const triage = [
    { what: t('triage'), detail: t('triageDetail') },
    { what: t('triageCall') },
    { what: t('triageClock'), detail: t('triageClockDetail') },
  ]
  return (
    <Then title={t('then')} steps={startsPlan(draft.involved) ? plan : triage}>
      <Note>{t('mistake')}</Note>
    </Then>
  )
}

/** The same in one line above the button of a phone. */
export function FootLine({ draft, noticedAt }: AftermathProps) {
  const { t } = useTranslation('declare')
  const { organisation } = useMe()
  const { seats } = useOnDuty()
  const now = useNow()
  if (!startsPlan(draft.involved)) return <>{t('footTriage')}</>
  if (noticedAt === undefined) return null
  const due = firstReportDueAt(noticedAt, organisation.operatorType)
  return <>{t('footDeclare', { n: seats, at: shortInstant(due, now) })}</>
}

function useOnDuty(): { seats: number; words: string } {
  const { t } = useTranslation(['declare', 'parts'])
  const roster = useView(api.roster, {})
  const seats = roster.data?.seats ?? []
  const filled = seats.filter(({ people }) => people.length > 0)
  const people = filled.map((one) => `${t(`parts:seatName.${one.seat}`)} ${one.people[0]!.name}`)
  const missing = seats.filter((one) => one.people.length === 0).map((one) => t(`parts:seatName.${one.seat}`))
  const comma = t('parts:listComma')
  const called = people.length > 0 ? t('callDetail', { people: people.join(comma) }) : t('callEmpty')
  const empty =
    people.length > 0 && missing.length > 0 ? t('callMissing', { seats: missing.join(comma) }) : ''
  return { seats: filled.length, words: [called, empty].filter(Boolean).join(' ') }
}

function Clocks({ noticedAt }: { noticedAt: number }) {
  const { t } = useTranslation(['declare', 'parts'])
  const { t: words } = useTranslation()
  const { organisation } = useMe()
  const now = useNow()
  const due = firstReportDueAt(noticedAt, organisation.operatorType)
  const time = lengthInWords(due - now, words)
  return (
    <table className="clock-lines">
      <tbody>
        <tr>
          <td>{t('firstReport')}</td>
          <td>
            <b>{shortInstant(due, now)}</b>
          </td>
          <td className={due < now ? 'is-late' : 'ink-3'}>{t(due < now ? 'over' : 'left', { time })}</td>
        </tr>
        <tr>
          <td>{t('tellPeople')}</td>
          <td>
            <b>{t('atOnce')}</b>
          </td>
          <td className="ink-3">{t('ownTarget')}</td>
        </tr>
      </tbody>
    </table>
  )
}
