import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { standingOf } from '../../server/rules/dutyStanding.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { shortInstant } from '../parts/instant.ts'
import { figure, lengthInWords } from '../parts/length.ts'
import { Unknown } from '../parts/Unknown.tsx'
import { useSay } from '../words/useSay.ts'
import { leavesOf, type Tree } from './tree.ts'

/** Time left, overdue or used; a clock that waits for counsel runs hatched. */
export function Figure({ duty, hatched }: { duty: DutyView; hatched: boolean }) {
  const { t } = useTranslation('duties')
  const { t: parts } = useTranslation('parts')
  const now = useNow(useShift())
  const standing = standingOf(duty, now)
  const { startAt, dueAt, stoppedAt } = duty.clock
  if (standing === 'notApplicable' || standing === 'declined') return <>—</>
  if (standing === 'released') return <span className="duty-quiet">{t('standing.released')}</span>
  if (standing === 'fulfilled' && startAt && stoppedAt)
    return <>{figure(Date.parse(stoppedAt) - Date.parse(startAt), parts)}</>
  if (standing === 'fulfilled') return <span className="duty-quiet">{t('standing.fulfilled')}</span>
  if (!dueAt) return <Waiting duty={duty} />
  const left = Date.parse(dueAt) - now
  return (
    <span className={hatched ? 'duty-hatched' : ''}>
      {left <= 0 && <small>{parts('clock.over')} </small>}
      {figure(left, parts)}
    </span>
  )
}

function Waiting({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  if (duty.clock.state === 'unknown') return <Unknown />
  return <span className="duty-quiet">{duty.term ? termWords(duty.term, t) : t('standing.idle')}</span>
}

export const termWords = (
  { length, unit }: { length: number; unit: string },
  t: TFunction<'duties'>,
): string => t(`unit.${unit as 'hour'}`, { n: length })

/** One line below: whose term it is and when it ends, what it waits for, or why there is none. */
export function FigureNote({ duty }: { duty: DutyView }) {
  const { t } = useTranslation(['duties', 'facts', 'parts'])
  const say = useSay()
  const now = useNow(useShift())
  const standing = standingOf(duty, now)
  if (standing === 'notApplicable') return <>{whyNot(duty, say) || t('note.notInForce')}</>
  if (standing === 'declined') return <>{duty.counselReason}</>
  if (standing === 'released') return <>{t('note.released')}</>
  const missing = standing === 'confirm' ? duty.missing : []
  return (
    <>
      {missing.length > 0 && (
        <Unknown>
          {t('note.missing', {
            what: missing.map((key) => t(`facts:key.${key as FactKey}`)).join(t('parts:listComma')),
          })}
        </Unknown>
      )}
      {(missing.length === 0 || duty.clock.dueAt) && (
        <div>
          <DueNote duty={duty} now={now} />
        </div>
      )}
      {standing !== 'fulfilled' && <Afresh duty={duty} now={now} />}
    </>
  )
}

/** An authority's order that gave no deadline starts the clock again; the row says whose doing that is. */
function Afresh({ duty: { order }, now }: { duty: DutyView; now: number }) {
  const { t } = useTranslation('duties')
  if (!order || order.dueAt) return null
  return <div>{t('note.afresh', { at: shortInstant(order.at, now) })}</div>
}

function DueNote({ duty, now }: { duty: DutyView; now: number }) {
  const { t } = useTranslation('duties')
  const { t: parts } = useTranslation('parts')
  const { dueAt, stoppedAt, internal } = duty.clock
  if (stoppedAt && !dueAt) return <>{t('note.noTerm', { at: shortInstant(stoppedAt, now) })}</>
  if (stoppedAt && dueAt) {
    const spare = Date.parse(dueAt) - Date.parse(stoppedAt)
    const margin = t(spare >= 0 ? 'note.ahead' : 'note.behind', { time: lengthInWords(spare, parts) })
    return (
      <span className={spare < 0 ? 'is-late' : ''}>
        {t('note.done', { at: shortInstant(stoppedAt, now), margin })}
      </span>
    )
  }
  if (!dueAt) return <>{waits(duty, t)}</>
  const at = shortInstant(dueAt, now)
  if (duty.order?.dueAt) return <>{t('note.ordered', { at })}</>
  if (internal) return <>{t(duty.mark === 'promise' ? 'note.promise' : 'note.target', { at })}</>
  return (
    <>
      {t('note.term', { term: duty.term ? termWords(duty.term, t) : '', at })}
      <There duty={duty} />
    </>
  )
}

/** Days counted elsewhere end by the clock there: its time and zone beside ours. */
function There({ duty: { zone, dueThere } }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  if (zone === 'Asia/Shanghai' || !dueThere) return null
  return <div>{t('note.there', { at: dueThere.slice(5), zone })}</div>
}

const waits = ({ anchors, clock }: DutyView, t: TFunction<'duties'>): string => {
  if (clock.state === 'unknown') return t('note.unknownStart')
  const [first] = anchors
  return first ? t('note.idle', { anchor: t(`anchor.${first.key as 'ordered'}`) }) : t('note.noEnd')
}

const whyNot = (duty: DutyView, say: ReturnType<typeof useSay>): string =>
  leavesOf(duty.explanation as Tree)
    .filter(({ outcome, whyNot }) => outcome === 'false' && whyNot)
    .slice(0, 1)
    .map((leaf) => say(leaf.whyNot ?? {}))
    .join('')
