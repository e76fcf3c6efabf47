import type { TFunction } from 'i18next'
import type { IncidentView } from '../../server/contract/incidents.ts'
import type { PhoneTab } from '../parts/PhoneFoot.tsx'
import { pathOf } from './sections.ts'

/** Five worded tabs at the foot of a phone; the seats turn red while one is empty. */
export function phoneTabs(incident: IncidentView, t: TFunction<'incident'>): PhoneTab[] {
  const { id, seatsFilled, seatsWanted } = incident
  return [
    { to: pathOf(id, ''), label: t('section.command'), icon: 'command' },
    { to: pathOf(id, 'records'), label: t('section.records'), icon: 'record' },
    { to: pathOf(id, 'tasks'), label: t('phone.tasks'), icon: 'check' },
    { to: pathOf(id, 'facts'), label: t('section.facts'), icon: 'facts' },
    {
      to: pathOf(id, 'seats'),
      label: t('phone.seats', { n: seatsFilled, all: seatsWanted }),
      icon: 'seat',
      late: seatsFilled < seatsWanted,
    },
  ]
}
