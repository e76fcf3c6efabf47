import { useTranslation } from 'react-i18next'
import type { DrillView } from '../../server/contract/drills.ts'

export function TookPart({ people }: { people: DrillView['tookPart'] }) {
  const { t } = useTranslation(['drills', 'parts'])
  const names = people.map(({ name }) => name).join(t('parts:listComma'))
  return <>{t('tookPart', { n: people.length, names })}</>
}
