import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { asksCounsel, standingOf } from '../../server/rules/dutyStanding.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { DutyRow } from '../parts/DutyRow.tsx'
import { shortInstant } from '../parts/instant.ts'
import type { MarkKey } from '../parts/Mark.tsx'
import { useSay } from '../words/useSay.ts'
import { DutyDetails } from './DutyDetails.tsx'
import { Figure, FigureNote } from './Figure.tsx'
import { looks } from './standing.ts'

interface DutyLineProps {
  duty: DutyView
  open: boolean
  onToggle: () => void
}

/** One duty as a row of the table; open, it says why, from when, what and how. */
export function DutyLine({ duty, open, onToggle }: DutyLineProps) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const now = useNow(useShift())
  const standing = standingOf(duty, now)
  const [first] = duty.basis
  const ask = standing === 'confirm' && (duty.mark === 'P' || duty.mark === 'U')
  return (
    <DutyRow
      state={{ ...looks[standing], word: ask ? t('ask') : t(`standing.${standing}`) }}
      code={duty.ruleId}
      title={say(duty.title)}
      recipient={say(duty.recipient)}
      figure={<Figure duty={duty} hatched={asksCounsel(duty)} />}
      figureNote={<FigureNote duty={duty} />}
      start={<Start duty={duty} now={now} />}
      basis={first ? `${say(first.name)} ${say(first.article)}` : ''}
      mark={duty.mark as MarkKey}
      owner={<Owner duty={duty} />}
      pale={standing === 'notApplicable' || standing === 'declined'}
      open={open}
      onToggle={onToggle}
    >
      <DutyDetails duty={duty} />
    </DutyRow>
  )
}

function Start({ duty, now }: { duty: DutyView; now: number }): ReactNode {
  const { t } = useTranslation('duties')
  const { anchor, startAt } = duty.clock
  if (duty.result === 'does_not_apply') return '—'
  if (anchor && startAt) return `${t(`anchor.${anchor as 'ordered'}`)} ${shortInstant(startAt, now)}`
  return duty.anchors[0] ? t(`anchor.${duty.anchors[0].key as 'ordered'}`) : '—'
}

/** The seat that answers for it and who sits there; an empty one is red. */
function Owner({ duty }: { duty: DutyView }): ReactNode {
  const { t } = useTranslation('duties')
  const { seats } = useIncident()
  if (duty.result === 'does_not_apply') return '—'
  const sitting = seats.find(({ seat, acceptedAt }) => seat === duty.seat && acceptedAt)
  return (
    <>
      {t(`seatShort.${duty.seat}`)}{' '}
      {sitting ? sitting.person.name : <span className="is-late">{t('emptySeat')}</span>}
    </>
  )
}
