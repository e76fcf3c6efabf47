import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { useReason } from '../words/reason.ts'

/** The words of the fault at one field of a refused form, by its pointer; those below it count too. */
export function useFault(problem: Problem | null): (pointer: string) => string | undefined {
  const { t } = useTranslation('parties')
  const reason = useReason()
  return (pointer) => {
    const fault = problem?.faults.find(
      (one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`),
    )
    if (!fault) return undefined
    return fault.code === 'invalid_format' ? t('needInstant') : reason.ofFault(fault)
  }
}
