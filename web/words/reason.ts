import { useTranslation } from 'react-i18next'
import type { Fault, Problem } from '../api.ts'

export interface Reason {
  of: (problem: Problem) => string
  ofFault: (fault: Fault) => string
}

/** A refusal in the reader's words, by its code; what the API itself said where the code has no words here. */
export function useReason(): Reason {
  const { t, i18n } = useTranslation('problems')
  const said = (key: string, fallback: string): string =>
    i18n.exists(key, { ns: 'problems' }) ? String(t(key as 'fault.blank')) : fallback
  return {
    of: (problem) =>
      problem.status === 0 ? t('unreachable') : said(`problem.${problem.code}`, problem.message),
    ofFault: (fault) => said(`fault.${fault.code}`, fault.detail ?? fault.code),
  }
}
