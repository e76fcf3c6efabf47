import { useTranslation } from 'react-i18next'
import type { Language, Wording } from '../../server/rules/facts.ts'

/** Says a text that came in several languages; one that is missing in the reader's falls back to the other. */
export function useSay(): (wording: Wording) => string {
  const { i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN'
  return (wording) => wording[language] ?? wording['zh-CN'] ?? wording.en ?? ''
}
