import { useTranslation } from 'react-i18next'
import type { DutyView } from '../../server/contract/duties.ts'
import { useSay } from '../words/useSay.ts'

/** What is owed; the second time of the same rule says so. */
export function useTitle(): (duty: Pick<DutyView, 'title' | 'occurrence'>) => string {
  const { t } = useTranslation('duties')
  const say = useSay()
  return ({ title, occurrence }) =>
    occurrence > 1 ? t('occurrence', { title: say(title), n: occurrence }) : say(title)
}
