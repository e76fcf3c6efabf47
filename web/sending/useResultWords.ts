import { useTranslation } from 'react-i18next'
import type { DeliveryView } from '../../server/contract/delivery.ts'
import { useImportWords } from './useImportWords.ts'

/** What the other side said; of a call, what its caller said. */
export function useResultWords(): (channel: DeliveryView['channel'], code: string) => string {
  const words = useImportWords()
  const { t, i18n } = useTranslation('calls')
  return (channel, code) =>
    channel === 'phone' && i18n.exists(`outcome.${code}`, { ns: 'calls' })
      ? t(`outcome.${code as 'told'}`)
      : words.code(code)
}
