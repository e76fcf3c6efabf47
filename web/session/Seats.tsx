import { useTranslation } from 'react-i18next'
import { seatKeys } from '../../server/rules/seats.ts'
import { AnyOf } from '../parts/Options.tsx'
import type { SetUpForm } from './setUpForm.ts'

export function Seats({
  chosen,
  hint,
  fault,
  onChoose,
}: {
  chosen: SetUpForm['seats']
  hint?: string | undefined
  fault?: string | undefined
  onChoose: (seats: SetUpForm['seats']) => void
}) {
  const { t } = useTranslation(['session', 'parts'])
  return (
    <AnyOf
      label={t('setUp.seats')}
      hint={hint ?? t('setUp.seatsHint')}
      fault={fault}
      choices={seatKeys.map((key) => ({ key, label: t(`parts:seatName.${key}`) }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
