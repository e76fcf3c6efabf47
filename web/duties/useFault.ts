import { useTranslation } from 'react-i18next'
import type { Problem } from '../api.ts'
import { useReason } from '../words/reason.ts'

/** The words of the fault at one field of a refused form, by its pointer; those below it count too. */
export function useFault(problem: Problem | null): (pointer: string) => string | undefined {
  const { t } = useTranslation('duties')
  const reason = useReason()
  /** What the general words leave vague: an empty choice, an instant not given. */
  const ours: Record<string, string> = {
    too_small: t('form.atLeastOne'),
    invalid_format: t('form.needInstant'),
  }
  return (pointer) => {
    const fault = problem?.faults.find(
      (one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`),
    )
    return fault && (ours[fault.code] ?? reason.ofFault(fault))
  }
}
