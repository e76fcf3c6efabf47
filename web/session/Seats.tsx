import { useTranslation } from 'react-i18next'
import { seatKeys } from '../../server/rules/seats.ts'
import { AnyOf } from '../parts/Options.tsx'
import type { SetUpForm } from './setUpForm.ts'

export function Seats({
  chosen,
  onChoose,
}: {
  chosen: SetUpForm['seats']
  onChoose: (seats: SetUpForm['seats']) => void
}) {
  const { t } = useTranslation(['session', 'parts'])
  return (
    <AnyOf
      label={t('setUp.seats')}
      hint={t('setUp.seatsHint')}
      choices={seatKeys.map((key) => ({ key, label: t(`parts:seatName.${key}`) }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
