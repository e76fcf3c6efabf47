import { useTranslation } from 'react-i18next'
import type { SeatKey } from '../../server/rules/seats.ts'
import { ActList } from './acts/ActList.tsx'
import { FinishPanel } from './acts/FinishPanel.tsx'
import { JudgePanel } from './acts/JudgePanel.tsx'
import { PhasePanel } from './acts/PhasePanel.tsx'
import { RenamePanel } from './acts/RenamePanel.tsx'
import { RestrictPanel } from './acts/RestrictPanel.tsx'
import { SeatPanel } from './acts/SeatPanel.tsx'
import { SidePanel } from './SidePanel.tsx'
import { type Act, useSide } from './useSide.ts'

const panels = {
  acts: ActList,
  phase: PhasePanel,
  judge: JudgePanel,
  rename: RenamePanel,
  restrict: RestrictPanel,
  end: () => <FinishPanel aim="end" />,
  close: () => <FinishPanel aim="close" />,
} satisfies Record<Exclude<Act, `seat.${string}`>, () => React.ReactNode>

/** The act that the address asks for, beside whatever page of the incident is shown. */
export function Acts() {
  const { t } = useTranslation(['incident', 'parts'])
  const { open, hide } = useSide()
  if (!open) return null
  if (open.startsWith('seat.')) {
    const seat = open.slice('seat.'.length) as SeatKey
    return (
      <SidePanel key={open} title={t('act.seat', { seat: t(`parts:seatName.${seat}`) })} onClose={hide}>
        <SeatPanel seat={seat} />
      </SidePanel>
    )
  }
  const Panel = panels[open as keyof typeof panels]
  return (
    <SidePanel key={open} title={t(`act.${open as keyof typeof panels}`)} onClose={hide}>
      <Panel />
    </SidePanel>
  )
}
