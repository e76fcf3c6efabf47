import { useTranslation } from 'react-i18next'
import type { IncidentView } from '../../server/contract/incidents.ts'
import type { IconName } from '../parts/Icon.tsx'
import type { Command } from '../parts/Palette.tsx'
import { chairsOf } from './seats.ts'
import { type Act, useSide } from './useSide.ts'

interface Offered {
  act: Act
  icon: IconName
  when: (incident: IncidentView) => boolean
}

const open = ({ status }: IncidentView) => status !== 'closed'
const may = (step: string) => (incident: IncidentView) => open(incident) && incident.can.includes(step)

/** Acts on the incident as a whole, and whether the reader may take them now. */
const offered: readonly Offered[] = [
  { act: 'phase', icon: 'flag', when: may('move_phase') },
  {
    act: 'judge',
    icon: 'decide',
    when: (incident) =>
      incident.personalInformation !== 'yes' && (may('raise')(incident) || may('triage')(incident)),
  },
  { act: 'rename', icon: 'edit', when: may('change_incident') },
  { act: 'restrict', icon: 'lock', when: may('restrict') },
  { act: 'end', icon: 'check', when: (incident) => incident.status === 'open' && may('end')(incident) },
  { act: 'close', icon: 'ledger', when: (incident) => incident.status === 'ended' && may('close')(incident) },
]

export const actsOf = (incident: IncidentView): Offered[] => offered.filter(({ when }) => when(incident))

/** The same acts, and each chair, as commands of the palette. */
export function useActCommands(incident: IncidentView): Command[] {
  const { t } = useTranslation(['incident', 'parts'])
  const { show } = useSide()
  const acts = actsOf(incident).map(({ act, icon }) => ({
    key: `act:${act}`,
    words: t(`act.${act as 'phase'}`),
    icon,
    run: () => show(act),
  }))
  const chairs = chairsOf(incident).map(({ seat, person }) => ({
    key: `seat:${seat}`,
    words: t('act.seat', { seat: t(`parts:seatName.${seat}`) }),
    hint: person?.name ?? '',
    icon: 'seat' as const,
    run: () => show(`seat.${seat}`),
  }))
  return [...acts, ...chairs]
}
