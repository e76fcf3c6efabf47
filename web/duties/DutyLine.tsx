import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { asksCounsel, standingOf } from '../../server/rules/dutyStanding.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { DutyRow } from '../parts/DutyRow.tsx'
import type { MarkKey } from '../parts/Mark.tsx'
import { useSay } from '../words/useSay.ts'
import { Basis } from './Basis.tsx'
import { DutyDetails } from './DutyDetails.tsx'
import { Figure, FigureNote } from './Figure.tsx'
import { ProofCell } from './Proof.tsx'
import { looks } from './standing.ts'
import { useTitle } from './useTitle.ts'

interface DutyLineProps {
  duty: DutyView
  open: boolean
  onToggle: () => void
}

/** One duty as a row of the table; open, it says why, from when, what and how. */
export function DutyLine({ duty, open, onToggle }: DutyLineProps) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const titleOf = useTitle()
  const now = useNow(useShift())
  const standing = standingOf(duty, now)
  const ask = standing === 'confirm' && (duty.mark === 'P' || duty.mark === 'U')
  return (
    <DutyRow
      state={{ ...looks[standing], word: ask ? t('ask') : t(`standing.${standing}`) }}
      code={duty.ruleId}
      title={titleOf(duty)}
      recipient={say(duty.recipient)}
      figure={<Figure duty={duty} hatched={asksCounsel(duty)} />}
      figureNote={<FigureNote duty={duty} />}
      basis={<Basis basis={duty.basis} />}
      mark={duty.mark as MarkKey}
      proof={<ProofCell duty={duty} />}
      owner={<Owner duty={duty} />}
      pale={standing === 'notApplicable' || standing === 'declined'}
      open={open}
      onToggle={onToggle}
    >
      <DutyDetails duty={duty} />
    </DutyRow>
  )
}

/** The seat that answers for it and who sits there; an empty one is red. */
function Owner({ duty }: { duty: DutyView }): ReactNode {
  const { t } = useTranslation('duties')
  if (duty.result === 'does_not_apply') return '—'
  return (
    <>
      <span className="nowrap">{t(`seatShort.${duty.seat}`)}</span>{' '}
      <span className={duty.owner ? 'nowrap' : 'nowrap is-late'}>{duty.owner?.name ?? t('emptySeat')}</span>
    </>
  )
}
