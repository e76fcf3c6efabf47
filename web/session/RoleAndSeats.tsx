import { useTranslation } from 'react-i18next'
import type { NewPerson } from '../../server/contract/sessions.ts'
import { roleKeys } from '../../server/rules/seats.ts'
import { OneOf } from '../parts/Options.tsx'
import { Seats } from './Seats.tsx'

type Place = Pick<NewPerson, 'role' | 'seats'>

/** What somebody new may do; an auditor takes no seat. */
export function RoleAndSeats({
  place: { role, seats },
  hint,
  fault,
  onChange,
}: {
  place: Place
  hint?: string | undefined
  fault?: string | undefined
  onChange: (place: Place) => void
}) {
  const { t } = useTranslation(['session', 'settings'])
  return (
    <>
      <OneOf
        label={t('settings:invite.role')}
        choices={roleKeys.map((key) => ({ key, label: t(`role.${key}`) }))}
        chosen={role}
        onChoose={(chosen) => onChange({ role: chosen, seats: chosen === 'auditor' ? [] : seats })}
      />
      <p className="meta">{t(`settings:roleExplained.${role}`)}</p>
      {role !== 'auditor' && (
        <Seats
          chosen={seats}
          hint={hint}
          fault={fault}
          onChoose={(chosen) => onChange({ role, seats: chosen })}
        />
      )}
    </>
  )
}
